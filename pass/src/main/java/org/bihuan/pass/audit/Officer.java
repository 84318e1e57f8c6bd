package org.bihuan.pass.audit;

import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;

/**
 * Who acts: organisation, unit, and the person's handle of 8 random octets, which only the organisation can resolve.
 */
public record Officer(String organisation, String unit, Bytes handle) {
    /** Codes of organisations, units, rules and legal bases: no room for a name, a sentence or an identity number. */
    public static final String CODE = "[A-Z][A-Z0-9-]{0,15}";

    Cbor toCbor() {
        return Cbor.array(Cbor.of(organisation), Cbor.of(unit), Cbor.of(handle));
    }

    static Outcome<Officer> of(Cbor item) {
        Fields f = Fields.ofArray(item, 3, "officer");
        String organisation = f.text(0, CODE);
        String unit = f.text(1, CODE);
        Bytes handle = f.bytes(2, 8, 8);
        f.require(noLongNumber(organisation) && noLongNumber(unit), "a number in a code");
        return f.finish("L04", () -> new Officer(organisation, unit, handle));
    }

    /** Seven digits in a row could be part of a telephone or identity number. */
    static boolean noLongNumber(String code) {
        return !code.replace("-", "").matches(".*[0-9]{7}.*");
    }
}
