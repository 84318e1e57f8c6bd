package org.bihuan.pass.token;

import java.time.Instant;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;

/**
 * A token shown live: [token, time, holder's signature over both]. A phone signs a new one every 15 seconds; a gate takes
 * it within 60 seconds of its time and once.
 */
public record Presentation(Bytes token, Instant time, Bytes signature) {
    /** What the holder's key signs begins with the profile and this, so that nothing else it may ever sign is a presentation. */
    private static final String CONTEXT = "-live";

    public static Presentation sign(byte[] token, Instant time, Signer holder) {
        return new Presentation(
                Bytes.of(token), time, Bytes.of(holder.sign(toBeSigned(holder.profile(), Bytes.of(token), time))));
    }

    public byte[] encode() {
        return Cbor.array(Cbor.of(token), Cbor.of(time.getEpochSecond()), Cbor.of(signature))
                .encode();
    }

    static Outcome<Presentation> of(Cbor item) {
        if (item instanceof Cbor.Array(var parts) && parts.size() == 3 && parts.get(1) instanceof Cbor.Real) {
            return Outcome.refused("G05", "the time of the presentation is a float");
        }
        Fields fields = Fields.ofArray(item, 3, "presentation");
        Bytes token = fields.bytes(0, 1, 512);
        long time = fields.integer(1, 0, 1L << 50);
        Bytes signature = fields.bytes(2, 0, 128);
        return fields.finish("G02", () -> new Presentation(token, Instant.ofEpochSecond(time), signature));
    }

    public boolean verifiedBy(SignatureProfile profile, Bytes holderKey) {
        return profile.verify(holderKey, toBeSigned(profile, token, time), signature.toArray());
    }

    private static byte[] toBeSigned(SignatureProfile profile, Bytes token, Instant time) {
        return Cbor.array(
                        Cbor.of(profile.prefix().replace(":", CONTEXT)), Cbor.of(token), Cbor.of(time.getEpochSecond()))
                .encode();
    }
}
