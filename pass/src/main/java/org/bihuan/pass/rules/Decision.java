package org.bihuan.pass.rules;

import java.time.Instant;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.token.State;

/**
 * What the rules say of the evidence about a person. Only {@link Evaluation} makes one: there is no way to write down a
 * colour.
 */
public final class Decision {
    private final State state;
    private final int rules;
    private final List<String> ruleIds;
    private final List<Bytes> evidenceIds;
    private final Instant from;
    private final Instant until;
    private final String release;
    private final String zh;
    private final String en;

    /** A restriction without rule, evidence, end or release condition is a bug, whoever tries it. */
    Decision(
            State state,
            int rules,
            List<String> ruleIds,
            List<Bytes> evidenceIds,
            Instant from,
            Instant until,
            String release,
            String zh,
            String en) {
        boolean grounded = !ruleIds.isEmpty() && !evidenceIds.isEmpty() && !release.isEmpty();
        if (!until.isAfter(from) || (state.restricts() && !grounded)) {
            throw new IllegalArgumentException("a decision has its grounds, its end and a release condition");
        }
        this.state = state;
        this.rules = rules;
        this.ruleIds = List.copyOf(ruleIds);
        this.evidenceIds = List.copyOf(evidenceIds);
        this.from = from;
        this.until = until;
        this.release = release;
        this.zh = zh;
        this.en = en;
    }

    public State state() {
        return state;
    }

    /** Number of the rule set. */
    public int rules() {
        return rules;
    }

    public List<String> ruleIds() {
        return ruleIds;
    }

    public List<Bytes> evidenceIds() {
        return evidenceIds;
    }

    public Instant from() {
        return from;
    }

    /** First moment at which it no longer holds. */
    public Instant until() {
        return until;
    }

    /** Code of what ends it before that. */
    public String release() {
        return release;
    }

    /** Reason in Chinese. */
    public String zh() {
        return zh;
    }

    /** Reason in English. */
    public String en() {
        return en;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decision that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return state + " by rules " + rules + ruleIds + " on " + evidenceIds + " from " + from + " until " + until
                + ", " + release;
    }
}
