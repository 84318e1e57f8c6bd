package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;

/** Everything that slots follow from besides evidence that fulfils them: anchors, phases, suspensions, dials. */
final class Causes {
    private final Map<String, List<Occurrence>> anchors = new LinkedHashMap<>();
    private final List<Change> converted = new ArrayList<>();
    private final List<Change> suspended = new ArrayList<>();
    private final Map<String, List<Change>> dials = new LinkedHashMap<>();
    private List<Change> phases = List.of();
    private Map<String, List<Occurrence>> effects = Map.of();
    private int given;
    private int changes;

    /** From {@code at} on. {@code cause} orders what happened at the same moment. */
    private record Change(Instant at, String cause, String value) {
        static final Comparator<Change> IN_ORDER =
                Comparator.comparing(Change::at).thenComparing(Change::cause);
    }

    /** Grows with every change of what slots follow from. */
    int changes() {
        return changes;
    }

    void anchor(String name, Instant value) {
        List<Occurrence> known = anchors.computeIfAbsent(name, key -> new ArrayList<>());
        if (known.stream().noneMatch(one -> one.value().equals(value))) {
            known.add(new Occurrence(next(), value));
        }
    }

    /** The last one that was given was wrong. */
    void correct(String name, Instant value) {
        List<Occurrence> known = anchors.computeIfAbsent(name, key -> new ArrayList<>());
        String cause = known.isEmpty() ? next() : known.removeLast().cause();
        changes++;
        known.add(new Occurrence(cause, value));
    }

    void convert(Instant at, String phase) {
        converted.add(new Change(at, next(), phase));
    }

    void suspend(Instant at, boolean begins) {
        suspended.add(new Change(at, next(), Boolean.toString(begins)));
        suspended.sort(Change.IN_ORDER);
    }

    void dial(String name, Instant at, String value) {
        List<Change> known = dials.computeIfAbsent(name, key -> new ArrayList<>());
        known.add(new Change(at, next(), value));
        known.sort(Change.IN_ORDER);
    }

    private String next() {
        changes++;
        return "%06d".formatted(given++);
    }

    /** Takes in what results do now. */
    void results(Protocol protocol, Map<String, List<Effective>> evidence) {
        Map<String, List<Occurrence>> occurrences = new LinkedHashMap<>();
        List<Change> follow = new ArrayList<>(converted);
        for (Duty duty : protocol.duties()) {
            List<Effective> done = evidence.getOrDefault(duty.id(), List.of());
            for (int i = 0; i < duty.effects().size(); i++) {
                Duty.Effect effect = duty.effects().get(i);
                String of = "~" + duty.id() + "/" + i + "/";
                acting(duty, effect, done).stream()
                        .limit(effect.once() ? 1 : Long.MAX_VALUE)
                        .forEach(one -> {
                            if (effect.kind() == Duty.Effect.Kind.ANCHOR) {
                                occurrences
                                        .computeIfAbsent(effect.target(), name -> new ArrayList<>())
                                        .add(new Occurrence(of + one.key(), one.happened()));
                            } else {
                                follow.add(new Change(one.happened(), of + one.key(), effect.target()));
                            }
                        });
            }
        }
        follow.sort(Change.IN_ORDER);
        if (!follow.equals(phases) || !occurrences.equals(effects)) {
            changes++;
        }
        phases = follow;
        effects = occurrences;
    }

    private static List<Effective> acting(Duty duty, Duty.Effect effect, List<Effective> evidence) {
        return effect.lapse()
                ? Duties.lapses(duty, effect, evidence)
                : evidence.stream()
                        .filter(one ->
                                one.contents().stream().anyMatch(content -> duty.holds(effect.on(), content.values())))
                        .toList();
    }

    /** Occurrences of an anchor or of the beginning of a phase, in order. */
    List<Occurrence> of(String name) {
        List<Occurrence> all = new ArrayList<>(anchors.getOrDefault(name, List.of()));
        all.addAll(effects.getOrDefault(name, List.of()));
        phases.stream()
                .filter(change -> change.value().equals(name))
                .map(change -> new Occurrence("^" + change.cause(), change.at()))
                .forEach(all::add);
        all.sort(Occurrence.IN_ORDER);
        return all;
    }

    /** Whether the duty is owed when a slot opens. */
    boolean owed(Protocol protocol, Duty duty, Optional<Duty.Dial> dial, Instant opens) {
        boolean inPhase = duty.phases().isEmpty()
                || duty.phases()
                        .contains(last(phases, opens).orElse(protocol.phases().getFirst()));
        boolean stands = last(suspended, opens).filter("true"::equals).isPresent();
        boolean dialled = dial.isEmpty()
                || last(dials.getOrDefault(dial.get().name(), List.of()), opens)
                        .filter(dial.get().value()::equals)
                        .isPresent();
        return inPhase && !stands && dialled;
    }

    boolean isSuspended(Instant at) {
        return last(suspended, at).filter("true"::equals).isPresent();
    }

    private static Optional<String> last(List<Change> changes, Instant at) {
        return changes.stream()
                .filter(change -> !change.at().isAfter(at))
                .reduce((before, after) -> after)
                .map(Change::value);
    }
}
