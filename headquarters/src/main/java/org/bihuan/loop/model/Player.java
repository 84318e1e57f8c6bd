package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;

/** Plays acts on one loop: refuses, or takes in. */
final class Player {
    /** A phone's clock may be this much ahead. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Optional<Refusal> TAKEN = Optional.empty();

    private record Assigned(String duty, String to, Instant from) {}

    private final Supplier<Loop> opening;
    private final Loop loop;
    private final List<Protocol> versions;
    private final Requests requests;
    private final List<Assigned> assigned = new ArrayList<>();
    private final List<Entry> history = new ArrayList<>();

    /** @param opening gives the loop as it was opened */
    Player(Supplier<Loop> opening, List<Protocol> versions) {
        this.opening = opening;
        this.loop = opening.get();
        this.versions = versions;
        this.requests = new Requests(loop);
    }

    Loop loop() {
        return loop;
    }

    /** As it stands when time has passed until {@code now}. */
    LoopView view(Instant now) {
        loop.advance(now, true);
        return loop.view(now, requests.waiting());
    }

    Optional<Refusal> play(Entry entry) {
        Optional<Refusal> refusal = play(entry.act(), entry.at());
        if (refusal.isEmpty()) {
            history.add(entry);
        }
        return refusal;
    }

    /** Whether the act is about something that happened before this loop was closed. */
    boolean files(Act act) {
        return loop.closed()
                .filter(closed -> switch (act) {
                    case Act.Evidence evidence ->
                        !evidence.happened().isAfter(closed)
                                || loop.evidences.duty(evidence.key()).isPresent();
                    case Act.Correct correct ->
                        loop.evidences.root(correct.corrects()).isPresent();
                    case Act.Decide decide -> loop.evidences.root(decide.key()).isPresent();
                    default -> false;
                })
                .isPresent();
    }

    /** Anchors of the linked loop that the last act opens: had it been known, this loop would not have been closed. */
    Optional<Map<String, Instant>> recall() {
        Optional<String> anchor = loop.protocol().closure().reopen();
        if (loop.closed().isEmpty() || anchor.isEmpty() || history.getLast().act() instanceof Act.Close) {
            return Optional.empty();
        }
        Instant closed = loop.closed().get();
        Act late = history.getLast().act();
        Player had = new Player(opening, versions);
        for (Entry entry : history) {
            if (!(entry.act() instanceof Act.Close)) { // what was filed since counts as known at the closing
                had.play(entry.act(), entry.at().isAfter(closed) ? closed : entry.at());
            }
        }
        return Closing.blocked(had.loop, closed)
                .map(blocked -> Map.of(anchor.get(), had.happened(late).orElse(closed)));
    }

    private Optional<Instant> happened(Act act) {
        return switch (act) {
            case Act.Evidence evidence -> Optional.of(evidence.happened());
            case Act.Correct correct -> loop.evidences.root(correct.corrects()).flatMap(loop.evidences::happened);
            case Act.Decide decide -> loop.evidences.root(decide.key()).flatMap(loop.evidences::happened);
            default -> Optional.empty();
        };
    }

    private Optional<Refusal> play(Act act, Instant at) {
        loop.advance(at, false);
        boolean evidence = act instanceof Act.Evidence || act instanceof Act.Correct || act instanceof Act.Decide;
        if (loop.closed().isPresent() && !evidence) {
            return refuse(Reason.CLOSED, loop.closed().get());
        }
        Optional<Refusal> refusal = take(act, at);
        if (refusal.isEmpty()) {
            loop.settle(at);
        }
        return refusal;
    }

    private Optional<Refusal> take(Act act, Instant at) {
        return switch (act) {
            case Act.Open open -> refuse(Reason.LOOP_RUNS, loop.name);
            case Act.Evidence evidence -> evidence(evidence, at);
            case Act.Correct correct -> correct(correct, at);
            case Act.Decide decide -> decide(decide);
            case Act.Offer offer -> loop.custody.offer(offer);
            case Act.Accept accept -> loop.custody.accept(accept.id(), at);
            case Act.Refuse refuse -> loop.custody.refuse(refuse.id(), at);
            case Act.Acknowledge acknowledge ->
                loop.slot(acknowledge.duty(), acknowledge.slot())
                        .filter(Slot::live)
                        .map(slot -> loop.ladder.acknowledge(slot, acknowledge, at, loop.custody.now()))
                        .orElseGet(() -> refuse(Reason.NO_SLOT, acknowledge.duty() + " " + acknowledge.slot()));
            case Act.Request request -> requests.ask(request, at);
            case Act.Grant grant -> requests.grant(grant, at);
            case Act.Deny deny -> requests.deny(deny);
            case Act.Sign sign -> sign(sign);
            case Act.Return back -> giveBack(back);
            case Act.Assign assign -> assign(assign, at);
            case Act.Anchor anchor -> anchor(anchor);
            case Act.Suspend suspend -> suspend(suspend.happened().orElse(at), at, true);
            case Act.Resume resume -> suspend(resume.happened().orElse(at), at, false);
            case Act.Convert convert -> convert(convert, at);
            case Act.Dial dial -> {
                loop.causes.dial(dial.name(), dial.happened().orElse(at), dial.value());
                yield TAKEN;
            }
            case Act.Migrate migrate -> migrate(migrate, at);
            case Act.Close close -> close(at);
        };
    }

    // ---------------------------------------------------------------- evidence

    private Optional<Refusal> evidence(Act.Evidence act, Instant at) {
        Optional<Duty> duty = loop.protocol(act.happened()).duty(act.duty());
        if (duty.isEmpty()) {
            return refuse(Reason.NO_DUTY, act.duty());
        }
        if (act.happened().isAfter(at.plus(AHEAD))) {
            return refuse(Reason.IN_THE_FUTURE, act.happened());
        }
        if (loop.closed().filter(act.happened()::isAfter).isPresent()) {
            return refuse(Reason.CLOSED, loop.closed().get());
        }
        if (!mayAct(duty.get(), act.by(), act.happened())) {
            return refuse(Reason.NOT_YOURS, act.by());
        }
        if (loop.evidences.isCorrection(act.key())
                || loop.evidences
                        .duty(act.key())
                        .filter(other -> !other.equals(act.duty()))
                        .isPresent()) {
            return refuse(Reason.OTHER_KIND, act.key());
        }
        Optional<String> flaw = duty.get().flaw(act.values());
        if (flaw.isPresent()) {
            return refuse(Reason.WRONG_VALUE, flaw.get());
        }
        loop.evidences.record(act, at);
        return TAKEN;
    }

    private boolean mayAct(Duty duty, String by, Instant happened) {
        String party = Act.party(by);
        boolean appointed = assigned.stream()
                .filter(one -> one.duty().equals(duty.id()) && !one.from().isAfter(happened))
                .reduce((before, after) -> after)
                .filter(one -> one.to().equals(by))
                .isPresent();
        return appointed
                || !duty.roleOnly() && party.equals(loop.custody.actingAt(happened))
                || duty.role().filter(party::equals).isPresent();
    }

    private Optional<Refusal> correct(Act.Correct act, Instant at) {
        if (loop.evidences.standsForOther(act)) {
            return refuse(Reason.OTHER_KIND, act.key());
        }
        if (act.values().isEmpty() && act.happened().isEmpty()) {
            return refuse(Reason.NOTHING_TO_CORRECT, act.key());
        }
        if (act.happened().filter(at.plus(AHEAD)::isBefore).isPresent()) {
            return refuse(Reason.IN_THE_FUTURE, act.happened().get());
        }
        Optional<String> flaw = loop.evidences
                .root(act.corrects())
                .flatMap(loop.evidences::duty)
                .flatMap(loop.protocol()::duty)
                .flatMap(
                        duty -> act.values().filter(values -> !values.isEmpty()).flatMap(duty::flaw));
        if (flaw.isPresent()) {
            return refuse(Reason.WRONG_VALUE, flaw.get());
        }
        loop.evidences.correct(act);
        return TAKEN;
    }

    private Optional<Refusal> decide(Act.Decide act) {
        Optional<String> root = loop.evidences.root(act.key());
        if (root.isEmpty()) {
            return refuse(Reason.NO_EVIDENCE, act.key());
        }
        if (!loop.evidences.inConflict(root.get())) {
            return refuse(Reason.NOT_IN_CONFLICT, act.key());
        }
        Optional<String> flaw =
                loop.evidences.duty(root.get()).flatMap(loop.protocol()::duty).flatMap(duty -> duty.flaw(act.values()));
        if (flaw.isPresent()) {
            return refuse(Reason.WRONG_VALUE, flaw.get());
        }
        loop.evidences.decide(root.get(), act.values());
        return TAKEN;
    }

    private Optional<Refusal> sign(Act.Sign act) {
        Optional<String> root = loop.evidences
                .root(act.key())
                .filter(key -> loop.evidences.happened(key).isPresent());
        if (root.isEmpty()) {
            return refuse(Reason.NO_EVIDENCE, act.key());
        }
        List<String> signed = loop.evidences.signers(root.get());
        List<String> roles = loop.evidences
                .duty(root.get())
                .flatMap(loop.protocol()::duty)
                .map(Duty::signers)
                .orElse(List.of());
        if (signed.size() >= roles.size() || !Act.party(act.by()).equals(roles.get(signed.size()))) {
            return refuse(Reason.NOT_NEXT_SIGNER, act.by());
        }
        String person = person(act.by());
        if (signed.stream().anyMatch(one -> person(one).equals(person))
                || loop.evidences.authors(root.get()).stream()
                        .anyMatch(one -> person(one).equals(person))) {
            return refuse(Reason.SIGNED_ALREADY, act.by());
        }
        loop.evidences.sign(root.get(), act.by());
        return TAKEN;
    }

    private static String person(String by) {
        return by.substring(by.indexOf(':') + 1);
    }

    private Optional<Refusal> giveBack(Act.Return act) {
        Optional<String> root = loop.evidences
                .root(act.key())
                .filter(key -> loop.evidences.happened(key).isPresent());
        if (root.isEmpty()) {
            return refuse(Reason.NO_EVIDENCE, act.key());
        }
        List<String> roles = loop.evidences
                .duty(root.get())
                .flatMap(loop.protocol()::duty)
                .map(Duty::signers)
                .orElse(List.of());
        int signed = loop.evidences.signers(root.get()).size();
        if (signed >= roles.size() || !Act.party(act.by()).equals(roles.get(signed))) {
            return refuse(Reason.NOT_NEXT_SIGNER, act.by());
        }
        loop.evidences.giveBack(root.get());
        return TAKEN;
    }

    private Optional<Refusal> assign(Act.Assign act, Instant at) {
        if (loop.protocol().duty(act.duty()).isEmpty()) {
            return refuse(Reason.NO_DUTY, act.duty());
        }
        assigned.add(new Assigned(act.duty(), act.to(), at));
        return TAKEN;
    }

    // ---------------------------------------------------------------- causes

    private Optional<Refusal> anchor(Act.Anchor act) {
        if (!loop.protocol().anchors().containsKey(act.name())) {
            return refuse(Reason.NO_ANCHOR, act.name());
        }
        if (act.again()) {
            loop.causes.anchor(act.name(), act.value());
        } else {
            loop.causes.correct(act.name(), act.value());
        }
        return TAKEN;
    }

    private Optional<Refusal> suspend(Instant happened, Instant at, boolean begins) {
        if (happened.isAfter(at.plus(AHEAD))) {
            return refuse(Reason.IN_THE_FUTURE, happened);
        }
        if (loop.causes.isSuspended(happened) == begins) {
            return refuse(begins ? Reason.SUSPENDED : Reason.NOT_SUSPENDED, "");
        }
        loop.causes.suspend(happened, begins);
        return TAKEN;
    }

    private Optional<Refusal> convert(Act.Convert act, Instant at) {
        if (!loop.protocol().phases().contains(act.to())) {
            return refuse(Reason.NO_PHASE, act.to());
        }
        Instant happened = act.happened()
                .or(() -> act.cause().flatMap(loop.evidences::happened))
                .orElse(at);
        if (happened.isAfter(at.plus(AHEAD))) {
            return refuse(Reason.IN_THE_FUTURE, happened);
        }
        loop.causes.convert(happened, act.to());
        return TAKEN;
    }

    private Optional<Refusal> migrate(Act.Migrate act, Instant at) {
        Optional<Protocol> next = versions.stream()
                .filter(version -> version.version() == act.version())
                .filter(version -> version.version() > loop.protocol().version())
                .filter(version -> !version.effective().isAfter(loop.times.day(at)))
                .findFirst();
        next.ifPresent(version -> loop.migrate(version, at));
        return next.isPresent() ? TAKEN : refuse(Reason.NO_MIGRATION, Integer.toString(act.version()));
    }

    private Optional<Refusal> close(Instant at) {
        Optional<Refusal> blocked = Closing.blocked(loop, at);
        if (blocked.isEmpty()) {
            loop.close(at);
        }
        return blocked;
    }

    private static Optional<Refusal> refuse(Reason reason, String about) {
        return Optional.of(new Refusal(reason, about));
    }

    private static Optional<Refusal> refuse(Reason reason, Instant moment) {
        return Optional.of(new Refusal(reason, moment));
    }
}
