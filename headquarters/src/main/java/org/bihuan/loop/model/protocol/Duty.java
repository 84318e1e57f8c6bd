package org.bihuan.loop.model.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.loop.model.protocol.Protocol.Text;

/**
 * One act that is owed, once or again and again.
 *
 * @param role who may act besides the custodian
 * @param roleOnly the custodian may not: another one is to act
 * @param phases in which of them it is owed; empty for all
 * @param missedCounts a breach does not block closing
 * @param grace from due to the breach
 * @param values typed values of its evidence, in order
 * @param counts what the values must be for evidence to fulfil; other evidence is kept and its results act
 * @param signers roles that sign in this order, each by another person
 * @param ladder in the order of the steps
 */
public record Duty(
        String id,
        Text title,
        Optional<String> role,
        boolean roleOnly,
        Set<String> phases,
        boolean mandatory,
        boolean missedCounts,
        List<When> when,
        Moment grace,
        Map<String, ValueRule> values,
        Map<String, Condition> counts,
        Optional<Tally> tally,
        List<String> signers,
        List<Effect> effects,
        List<Step> ladder) {

    /** Where slots come from: occurrences of anchors, a series for each, and the dial that chooses the series. */
    public record When(List<String> from, Series series, Optional<Dial> dial) {}

    /** Holds for slots that open while the dial has this value. */
    public record Dial(String name, String value) {}

    /**
     * Fulfilled by the last of {@code count} pieces of evidence.
     *
     * @param gap least time from one to the next, by when they happened
     * @param consecutive evidence that does not count starts the count anew
     */
    public record Tally(int count, java.time.Duration gap, boolean consecutive) {}

    /**
     * What a result does.
     *
     * @param once only the first evidence that meets {@code on}
     * @param lapse only evidence that comes after the duty had been fulfilled, once for each time: a figure that held and
     *     falls back
     */
    public record Effect(Map<String, Condition> on, Kind kind, String target, boolean once, boolean lapse) {
        /** {@code ANCHOR}: the anchor happens (anew). {@code CONVERT}: the loop goes into the phase. */
        public enum Kind {
            ANCHOR,
            CONVERT
        }
    }

    /** A step of the ladder: who hears when, on which line. */
    public record Step(StepTime at, Map<Protocol.Line, String> to) {}

    /** What is wrong with the values of evidence, in words; empty if nothing. */
    public Optional<String> flaw(Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                return Optional.of(name + " is no value of " + id);
            }
        }
        for (Map.Entry<String, ValueRule> rule : values.entrySet()) {
            Optional<String> flaw = Optional.ofNullable(given.get(rule.getKey()))
                    .map(rule.getValue()::flaw)
                    .orElse(Optional.of("is missing"));
            if (flaw.isPresent()) {
                return Optional.of(rule.getKey() + " " + flaw.get());
            }
        }
        return Optional.empty();
    }

    public boolean holds(Map<String, Condition> conditions, Map<String, String> given) {
        return conditions.entrySet().stream()
                .allMatch(one -> Optional.ofNullable(given.get(one.getKey()))
                        .filter(one.getValue()::holds)
                        .isPresent());
    }
}
