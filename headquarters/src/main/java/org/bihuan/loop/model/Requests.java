package org.bihuan.loop.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.loop.model.Refusal.Reason;

/** What was asked for and awaits somebody else's decision; the clock runs on meanwhile. */
final class Requests {
    private static final Optional<Refusal> TAKEN = Optional.empty();

    private final Loop loop;
    private final Map<String, Asked> requests = new LinkedHashMap<>();

    private record Asked(Act.Request request, Optional<Slot> slot) {}

    Requests(Loop loop) {
        this.loop = loop;
    }

    private Optional<Slot> slot(String duty, int number) {
        return loop.slot(duty, number).filter(Slot::live);
    }

    List<Act.Request> waiting() {
        return requests.values().stream().map(Asked::request).toList();
    }

    Optional<Refusal> ask(Act.Request act, Instant at) {
        if (requests.containsKey(act.id())) {
            return Optional.of(new Refusal(Reason.KNOWN_ALREADY, act.id()));
        }
        if (loop.protocol().duty(act.duty()).isEmpty()) {
            return Optional.of(new Refusal(Reason.NO_DUTY, act.duty()));
        }
        boolean exempt = act.kind() == Act.Request.Kind.EXEMPT;
        if (!exempt && act.slot().isEmpty()) {
            return Optional.of(new Refusal(Reason.LACKS, "slot"));
        }
        if (act.kind() != Act.Request.Kind.WAIVE && act.until().isEmpty()) {
            return Optional.of(new Refusal(Reason.LACKS, "until"));
        }
        Optional<Slot> slot =
                exempt ? Optional.empty() : slot(act.duty(), act.slot().getAsInt());
        if (!exempt && slot.isEmpty()) {
            return Optional.of(
                    new Refusal(Reason.NO_SLOT, act.duty() + " " + act.slot().getAsInt()));
        }
        if (act.kind() == Act.Request.Kind.EXTEND && at.isAfter(slot.orElseThrow().due)) {
            return Optional.of(new Refusal(Reason.AFTER_DUE, slot.orElseThrow().due));
        }
        requests.put(act.id(), new Asked(act, slot));
        return TAKEN;
    }

    private Optional<Refusal> decided(String id, String by) {
        Asked asked = requests.get(id);
        if (asked == null) {
            return Optional.of(new Refusal(Reason.NO_REQUEST, id));
        }
        String owner = Act.party(by);
        return owner.equals(Act.party(asked.request().by())) || owner.equals(loop.custody.now())
                ? Optional.of(new Refusal(Reason.OWN_REQUEST, by))
                : TAKEN;
    }

    Optional<Refusal> deny(Act.Deny act) {
        Optional<Refusal> refusal = decided(act.id(), act.by());
        if (refusal.isEmpty()) {
            requests.remove(act.id());
        }
        return refusal;
    }

    Optional<Refusal> grant(Act.Grant act, Instant at) {
        Optional<Refusal> refusal = decided(act.id(), act.by());
        if (refusal.isPresent()) {
            return refusal;
        }
        Asked asked = Objects.requireNonNull(requests.get(act.id()));
        Act.Request request = asked.request();
        if (asked.slot().filter(slot -> !slot.live()).isPresent()) {
            return Optional.of(new Refusal(Reason.NO_SLOT, request.duty()));
        }
        switch (request.kind()) {
            case WAIVE -> asked.slot().orElseThrow().waived = true;
            case EXEMPT ->
                loop.exemptions.add(
                        new Loop.Exemption(request.duty(), at, request.until().orElseThrow()));
            case EXTEND -> {
                Slot slot = asked.slot().orElseThrow();
                Instant until = request.until().orElseThrow();
                Instant ends = loop.times.due(until, slot.duty.grace());
                if (loop.after(slot).filter(next -> next.opens().isBefore(ends)).isPresent()) {
                    return Optional.of(new Refusal(Reason.REACHES_NEXT, ""));
                }
                slot.due = until;
                slot.graceEnds = ends;
            }
        }
        requests.remove(act.id());
        return TAKEN;
    }
}
