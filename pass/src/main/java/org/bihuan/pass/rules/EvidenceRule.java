package org.bihuan.pass.rules;

import java.util.List;
import java.util.Set;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;

/**
 * Who may write evidence of a type, and how long after its event it still counts.
 *
 * @param unitKinds codes of kinds of units
 */
public record EvidenceRule(EvidenceType type, Set<String> unitKinds, int longestDays) {
    public EvidenceRule {
        unitKinds = Set.copyOf(unitKinds);
    }

    Cbor toCbor() {
        return Cbor.array(
                Cbor.of(type.code()),
                Cbor.array(unitKinds.stream().sorted().map(Cbor::of).toList()),
                Cbor.of(longestDays));
    }

    static Outcome<EvidenceRule> of(Cbor item) {
        Fields f = Fields.ofArray(item, 3, "evidence rule");
        EvidenceType type = EvidenceType.ofCode(f.integer(0, 1, 9)).orElseThrow();
        List<String> kinds = f.all(
                f.array(1, 16),
                kind -> kind instanceof Cbor.Text(String code) && code.matches("[A-Z][A-Z0-9-]{0,15}")
                        ? Outcome.ok(code)
                        : Outcome.refused("R06", "not a kind of unit"));
        int days = (int) f.integer(2, 1, 400);
        return f.finish("R06", () -> new EvidenceRule(type, Set.copyOf(kinds), days));
    }
}
