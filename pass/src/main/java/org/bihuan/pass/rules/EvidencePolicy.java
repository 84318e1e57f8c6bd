package org.bihuan.pass.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.pass.Outcome;

/** Which evidence is taken on record: R02. */
public final class EvidencePolicy {
    private static final Duration SKEW = Duration.ofMinutes(2);

    private EvidencePolicy() {}

    /** The evidence, or an R02: unlisted, from a unit that may not, without case, too old, or dated in the future. */
    public static Outcome<Evidence> accept(Evidence evidence, RuleSet rules, Instant now) {
        Evidence.Source source = evidence.source();
        Optional<EvidenceRule> rule = rules.of(evidence.type());
        if (rule.isEmpty()) {
            return Outcome.refused("R02", "these rules do not list " + evidence.type());
        }
        if (!rule.get().unitKinds().contains(source.unitKind())) {
            return Outcome.refused("R02", source.unitKind() + " does not write " + evidence.type());
        }
        if (source.caseId().isBlank() || source.unit().isBlank() || source.id().size() != 8) {
            return Outcome.refused("R02", "without case, unit or id");
        }
        if (evidence.event().isAfter(now.plus(SKEW)) || source.recorded().isAfter(now.plus(SKEW))) {
            return Outcome.refused("R02", "dated in the future");
        }
        if (source.recorded().isBefore(evidence.event())) {
            return Outcome.refused("R02", "recorded before it happened");
        }
        return Duration.between(evidence.event(), now)
                                .compareTo(Duration.ofDays(rule.get().longestDays()))
                        > 0
                ? Outcome.refused("R02", "older than its longest lifetime")
                : Outcome.ok(evidence);
    }
}
