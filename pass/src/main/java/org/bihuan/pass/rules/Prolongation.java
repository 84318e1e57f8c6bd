package org.bihuan.pass.rules;

import java.time.Duration;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/** A decision that follows another about the same person: R07. */
public final class Prolongation {
    private Prolongation() {}

    /** The later decision, or an R07 if it restricts for longer on nothing new, or for longer than its state may last. */
    public static Outcome<Decision> check(Decision earlier, Decision later, RuleSet rules) {
        if (!later.state().restricts()) {
            return Outcome.ok(later);
        }
        List<Bytes> fresh = later.evidenceIds().stream()
                .filter(id -> !earlier.evidenceIds().contains(id))
                .toList();
        if (later.until().isAfter(earlier.until()) && fresh.isEmpty()) {
            return Outcome.refused("R07", "prolonged without new evidence");
        }
        return bounded(later, rules);
    }

    /** The decision, or an R07 if it has no release condition or outlasts every rule that it names. */
    public static Outcome<Decision> bounded(Decision decision, RuleSet rules) {
        if (decision.state().restricts() && decision.release().isBlank()) {
            return Outcome.refused("R07", "no release condition");
        }
        Duration longest = rules.rules().stream()
                .filter(rule -> decision.ruleIds().contains(rule.id()))
                .map(rules::longest)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        // several pieces of evidence of different days may decide together: the last begins at most that much later
        boolean tooLong = decision.state().restricts()
                && decision.evidenceIds().size() == 1
                && Duration.between(decision.from(), decision.until()).compareTo(longest) > 0;
        return tooLong ? Outcome.refused("R07", "longer than its state may last") : Outcome.ok(decision);
    }
}
