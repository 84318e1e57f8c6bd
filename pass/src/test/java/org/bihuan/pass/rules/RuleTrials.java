package org.bihuan.pass.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;

/** What the tests of the rules share: a moment, a rule set, evidence. */
final class RuleTrials {
    static final Instant NOW = City.NOW;
    static final RuleSet RULES =
            ModelRules.threeColours(7, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(60)));

    static void refused(String id, Outcome<?> outcome) {
        assertThat(outcome.whyNot().map(Refusal::id)).contains(id);
    }

    static Evidence.Source source(int n, String kind, Instant recorded) {
        return new Evidence.Source(
                Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, (byte) (n >> 8), (byte) n}), kind, "U-1", recorded, "CASE-12");
    }

    static Evidence contact(int n, Instant event) {
        return new Evidence.Contact(source(n, "CDC", event), event, true);
    }

    static Decision evaluate(RuleSet rules, Instant now, Evidence... evidence) {
        return Evaluation.evaluate(List.of(evidence), rules, now).orThrow();
    }

    private RuleTrials() {}

    static RuleSet with(RuleSet r, List<EvidenceRule> evidence, List<Rule> rules, int number, Instant effective) {
        return new RuleSet(number, effective, r.sunset(), r.states(), r.limits(), evidence, rules, r.tests());
    }
}
