package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bihuan.loop.model.Slot.Planned;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.Protocol.Again;
import org.bihuan.loop.model.protocol.Series;

/** One loop while it is played: the slots that follow from what is known, and what became of them in time. */
final class Loop {
    /** The next moment after one, as the store keeps them. */
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    final String name;
    final Instant opened;
    final Times times;
    final Custody custody;
    final Evidences evidences = new Evidences((duty, values) ->
            protocol().duty(duty).filter(one -> one.flaw(values).isEmpty()).isPresent());
    final Causes causes = new Causes();
    final List<Exemption> exemptions = new ArrayList<>();
    final Ladder ladder;
    private final Schedule schedule;
    private final Map<String, Duties> duties = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Basis> bases = new HashMap<>();
    private Optional<Instant> closed = Optional.empty();
    private Map<String, List<Effective>> standing = Map.of();
    private List<Duty> every;
    private Instant known;

    /** A version that holds for slots which open from {@code from} on. */
    private record Rule(Protocol protocol, Instant from) {}

    /**
     * What the slots of a duty were last written from; while it is the same, so are they.
     *
     * @param fed what other duties give occasion to
     * @param horizon if a series has no end of its own
     */
    private record Basis(int causes, int rules, List<List<Occurrence>> fed, Optional<Instant> horizon) {}

    /** No slot of the duty that opens in this time is owed. */
    record Exemption(String duty, Instant from, Instant until) {}

    Loop(String name, Protocol protocol, Times times, String custodian, Instant opened) {
        this.name = name;
        this.opened = opened;
        this.times = times;
        this.custody = new Custody(custodian, opened);
        this.schedule = new Schedule(times, name);
        this.ladder = new Ladder(times);
        this.known = opened;
        rules.add(new Rule(protocol, Instant.MIN));
        this.every = every(rules);
    }

    Protocol protocol() {
        return rules.getLast().protocol();
    }

    /** The version that held for what happened then. */
    Protocol protocol(Instant happened) {
        return rules.stream()
                .filter(rule -> !rule.from().isAfter(happened))
                .reduce((before, after) -> after)
                .map(Rule::protocol)
                .orElseGet(this::protocol);
    }

    void migrate(Protocol next, Instant at) {
        rules.add(new Rule(next, at));
        every = every(rules);
    }

    Optional<Instant> closed() {
        return closed;
    }

    void close(Instant at) {
        closed = Optional.of(at);
        duties.values().forEach(one -> one.close(at));
    }

    Optional<Slot> slot(String duty, int number) {
        return Optional.ofNullable(duties.get(duty)).flatMap(one -> one.number(number));
    }

    /** The next live slot of the same duty that opens later. */
    Optional<Slot> after(Slot slot) {
        return live(slot.duty).stream()
                .filter(other -> other.opens().isAfter(slot.opens()))
                .findFirst();
    }

    List<Slot> live(Duty duty) {
        return Optional.ofNullable(duties.get(duty.id())).map(Duties::live).orElse(List.of());
    }

    /** Lets time pass, nothing being recorded: steps are sent and breaches written, each at its own moment. */
    void advance(Instant until, boolean inclusive) {
        if (closed.isEmpty()) {
            for (Duty duty : every) { // in order: a breach of one may be the occasion of a later one
                rewrite(duty, known, until);
                for (Slot slot : live(duty)) {
                    ladder.climb(slot, until, inclusive, custody.now());
                    breach(slot, until);
                }
            }
        }
        known = until;
    }

    /** Takes in what has just been recorded. */
    void settle(Instant at) {
        standing = evidences.byDuty();
        causes.results(protocol(), standing);
        for (Duty duty : every) {
            rewrite(duty, at, at);
            if (closed.isEmpty()) {
                for (Slot slot : live(duty)) {
                    ladder.catchUp(slot, at, custody.now());
                    breach(slot, at);
                }
            }
        }
        known = at;
    }

    private void breach(Slot slot, Instant now) {
        if (!slot.covered() && slot.graceEnds.isBefore(now) && slot.breach.isEmpty()) {
            slot.breach = Optional.of(new Slot.Breach(custody.at(slot.graceEnds)));
        }
    }

    private void rewrite(Duty duty, Instant at, Instant horizon) {
        Duties slots = duties.computeIfAbsent(duty.id(), id -> new Duties());
        if (closed.isEmpty()) {
            Basis basis = basis(duty.id(), horizon);
            if (!basis.equals(bases.put(duty.id(), basis))) {
                slots.rewrite(wanted(duty.id(), horizon), at);
            }
        }
        if (!exemptions.isEmpty()) {
            slots.live().forEach(slot -> slot.waived |= exempt(slot));
        }
        slots.assign(standing.getOrDefault(duty.id(), List.of()));
    }

    private Basis basis(String duty, Instant horizon) {
        List<List<Occurrence>> fed = new ArrayList<>();
        boolean ends = true;
        for (Rule rule : rules) {
            Optional<Duty> one = rule.protocol().duty(duty);
            for (Duty.When when : one.map(Duty::when).orElse(List.of())) {
                ends &= when.series().ends();
                when.from().stream()
                        .filter(from -> from.contains(":"))
                        .map(this::occurrences)
                        .forEach(fed::add);
            }
        }
        return new Basis(causes.changes(), rules.size(), fed, ends ? Optional.empty() : Optional.of(horizon));
    }

    private boolean exempt(Slot slot) {
        return exemptions.stream()
                .anyMatch(one -> one.duty().equals(slot.duty.id())
                        && !slot.opens().isBefore(one.from())
                        && slot.opens().isBefore(one.until()));
    }

    /** Duties of every version that held, in an order in which none waits for a later one. */
    private static List<Duty> every(List<Rule> rules) {
        Map<String, Duty> every = new LinkedHashMap<>();
        rules.reversed().forEach(rule -> rule.protocol().duties().forEach(duty -> every.putIfAbsent(duty.id(), duty)));
        return List.copyOf(every.values());
    }

    private Map<Planned, Duty> wanted(String duty, Instant horizon) {
        Map<Planned, Duty> wanted = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Instant end = i + 1 < rules.size() ? rules.get(i + 1).from() : Instant.MAX;
            rule.protocol()
                    .duty(duty)
                    .ifPresent(one -> wanted(rule.protocol(), one, horizon).stream()
                            .filter(planned -> !planned.opens().isBefore(rule.from())
                                    && planned.opens().isBefore(end))
                            .forEach(planned -> wanted.put(planned, one)));
        }
        return wanted;
    }

    private List<Planned> wanted(Protocol protocol, Duty duty, Instant horizon) {
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < duty.when().size(); i++) {
            Duty.When when = duty.when().get(i);
            List<Occurrence> restarts = new ArrayList<>();
            List<Occurrence> each = new ArrayList<>();
            for (String from : when.from()) {
                boolean restart = !from.contains(":") && protocol.anchors().get(from) != Again.EACH;
                (restart ? restarts : each).addAll(occurrences(from));
            }
            restarts.sort(Occurrence.IN_ORDER);
            for (int k = 0; k < restarts.size(); k++) {
                Instant end = k + 1 < restarts.size() ? restarts.get(k + 1).value() : Instant.MAX;
                plan(duty, when, i, restarts.get(k), k > 0, end, horizon, protocol, planned);
            }
            for (Occurrence one : each) {
                plan(duty, when, i, one, false, Instant.MAX, horizon, protocol, planned);
            }
        }
        return planned;
    }

    /** Slots of one occurrence. A restart writes what opens from then on; what had opened stays as it was. */
    private void plan(
            Duty duty,
            Duty.When when,
            int place,
            Occurrence one,
            boolean anew,
            Instant end,
            Instant horizon,
            Protocol protocol,
            List<Planned> into) {
        for (Schedule.Span span : schedule.of(when.series(), one.value(), horizon)) {
            boolean before = anew && span.opens().isBefore(one.value());
            if (!before && span.opens().isBefore(end) && causes.owed(protocol, duty, when.dial(), span.opens())) {
                into.add(new Planned(
                        place + "/" + one.cause(),
                        span.opens(),
                        span.due(),
                        schedule.graceEnds(span.due(), duty.grace())));
            }
        }
    }

    private List<Occurrence> occurrences(String from) {
        if (!from.contains(":")) {
            return causes.of(from);
        }
        boolean done = from.startsWith("done:");
        Duties of = duties.computeIfAbsent(from.substring(from.indexOf(':') + 1), id -> new Duties());
        return of.live().stream()
                .filter(slot ->
                        done ? slot.evidence.isPresent() && !slot.submitted && !slot.conflict : slot.breach.isPresent())
                .map(slot -> new Occurrence(
                        slot.planned.cause() + "@" + slot.opens(),
                        done ? slot.evidence.get().happened() : slot.graceEnds))
                .toList();
    }

    /** As it stands. */
    LoopView view(Instant now, List<Act.Request> requests) {
        Instant moment = closed.filter(now::isAfter).orElse(now);
        List<LoopView.SlotView> slots = new ArrayList<>();
        List<LoopView.StepView> steps = new ArrayList<>();
        for (Map.Entry<String, Duties> duty : duties.entrySet()) {
            List<Slot> inTime = duty.getValue().inTime();
            List<String> keys = Duties.keys(inTime);
            for (int i = 0; i < inTime.size(); i++) {
                slots.add(view(inTime.get(i), i + 1, keys.get(i), moment));
                steps(inTime.get(i), i + 1, keys.get(i), steps);
            }
        }
        return new LoopView(
                name,
                protocol().version(),
                slots,
                custody.view(closed),
                steps,
                closed,
                custody.offers(),
                requests,
                closed.isPresent() ? Optional.empty() : next(now));
    }

    /** When time alone changes something next, after {@code now}. */
    private Optional<Instant> next(Instant now) {
        return duties.values().stream()
                .flatMap(one -> one.live().stream())
                .flatMap(slot -> Stream.concat(
                        slot.opens().isAfter(now) ? Stream.of(slot.opens()) : Stream.empty(),
                        slot.covered()
                                ? Stream.empty()
                                : Stream.concat(
                                        ladder.next(slot).stream(),
                                        slot.breach.isPresent()
                                                ? Stream.empty()
                                                : Stream.of(slot.graceEnds.plus(TICK)))))
                .min(Comparator.naturalOrder());
    }

    private static LoopView.SlotView view(Slot slot, int number, String key, Instant now) {
        SlotState state = slot.state(now);
        Instant end = slot.evidence.map(Effective::happened).orElse(now);
        long late = Math.max(0, Duration.between(slot.due, end).toMinutes());
        boolean none = state == SlotState.PLANNED || state == SlotState.WAIVED || state == SlotState.VOID;
        return new LoopView.SlotView(
                slot.duty.id(),
                number,
                key,
                slot.opens(),
                slot.due,
                slot.graceEnds,
                state,
                slot.evidence.map(Effective::key),
                slot.evidence.map(Effective::happened),
                slot.evidence.map(Effective::recorded),
                none ? OptionalLong.empty() : OptionalLong.of(late),
                slot.evidence.stream()
                        .flatMap(one -> one.contents().stream().map(Effective.Content::values))
                        .distinct()
                        .toList(),
                slot.duty.when().stream().anyMatch(when -> when.series() instanceof Series.Random),
                slot.breach.map(breach -> new LoopView.Breach(breach.unit())));
    }

    private static void steps(Slot slot, int number, String key, List<LoopView.StepView> into) {
        for (Slot.Sent sent : slot.sent) {
            slot.duty.ladder().get(sent.step - 1).to().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(to -> into.add(new LoopView.StepView(
                            slot.duty.id(),
                            number,
                            key,
                            sent.step,
                            to.getKey(),
                            sent.unit + "/" + to.getValue(),
                            sent.due,
                            sent.acknowledgedBy,
                            sent.acknowledgedAt)));
        }
    }
}
