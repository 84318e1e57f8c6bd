package org.bihuan.pass.rules;

import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.token.State;

/**
 * A rule: evidence of a type with a finding means a state for so many days.
 *
 * @param id code, as in the public log
 * @param negatives so many negative tests, a day apart and taken after the event, end it early; 0 for none
 * @param zh reason and release condition for the person concerned
 * @param en the same in English
 */
public record Rule(
        String id, EvidenceType type, String finding, State state, int days, int negatives, String zh, String en) {
    private static final String CODE = "[A-Z][A-Z0-9-]{0,15}";

    /** The condition under which it ends before its days are over. */
    public String release() {
        return negatives == 0 ? "RELEASE-NOTICE" : "RELEASE-NOTICE-OR-NEGATIVE-" + negatives;
    }

    Cbor toCbor() {
        return Cbor.array(
                Cbor.of(id),
                Cbor.of(type.code()),
                Cbor.of(finding),
                Cbor.of(state.code()),
                Cbor.of(days),
                Cbor.of(negatives),
                Cbor.of(zh),
                Cbor.of(en));
    }

    static Outcome<Rule> of(Cbor item) {
        Fields f = Fields.ofArray(item, 8, "rule");
        String id = f.text(0, CODE);
        EvidenceType type = EvidenceType.ofCode(f.integer(1, 1, 9)).orElseThrow();
        String finding = f.text(2, CODE);
        State state = State.ofCode(f.integer(3, 0, 4)).orElseThrow();
        int days = (int) f.integer(4, 1, 90);
        int negatives = (int) f.integer(5, 0, 5);
        String zh = f.text(6, "(?s).{4,200}");
        String en = f.text(7, "(?s).{4,400}");
        f.require(state.restricts() && type.mayRestrict(), "only evidence that may restrict makes a restriction");
        return f.finish("R06", () -> new Rule(id, type, finding, state, days, negatives, zh, en));
    }
}
