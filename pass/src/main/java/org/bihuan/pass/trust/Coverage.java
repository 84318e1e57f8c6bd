package org.bihuan.pass.trust;

import java.time.Instant;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;

/**
 * A kind of venue that asks for a pass between two instants. Medical care never does: no list can cover {@link #MEDICAL}.
 */
public record Coverage(String kind, Instant from, Instant until) {
    public static final String KIND = "[a-z][a-z-]{1,23}";
    public static final String MEDICAL = "medical";

    public Coverage {
        if (!kind.matches(KIND) || kind.equals(MEDICAL)) {
            throw new IllegalArgumentException("not a kind of venue that may ask for a pass: " + kind);
        }
    }

    public boolean covers(String venue, Instant now) {
        return kind.equals(venue) && !now.isBefore(from) && now.isBefore(until);
    }

    Cbor toCbor() {
        return Cbor.array(Cbor.of(kind), Cbor.of(from.getEpochSecond()), Cbor.of(until.getEpochSecond()));
    }

    static Outcome<Coverage> of(Cbor item) {
        Fields fields = Fields.ofArray(item, 3, "coverage");
        String kind = fields.text(0, KIND);
        Instant from = fields.time(1);
        Instant until = fields.time(2);
        fields.require(!kind.equals(MEDICAL), "medical care asks for no pass");
        return fields.finish(TrustList.REFUSAL, () -> new Coverage(kind, from, until));
    }
}
