package org.bihuan.pass.cose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cbor.Fields;

/**
 * COSE_Sign1 (RFC 9052 section 4.2), tagged 18, payload attached, unprotected header empty, protected header of algorithm
 * (1), key id of 4 octets (4) and, for lists, type (16). Nothing in it is believed before {@link #verifiedBy}.
 *
 * @param protectedHeader as it was encoded, for the signature covers these octets
 * @param algorithm what the message claims, to be compared with the key's
 * @param type empty for a token
 */
public record Sign1(
        Bytes protectedHeader, long algorithm, Bytes keyId, Optional<String> type, Bytes payload, Bytes signature) {
    private static final long TAG = 18;
    private static final long ALGORITHM = 1;
    private static final long CRITICAL = 2;
    private static final long KEY_ID = 4;
    private static final long TYPE = 16;
    private static final int HEADER_SIZE = 96;

    /** Signs a payload. */
    public static byte[] sign(Signer signer, Optional<String> type, byte[] payload) {
        Map<Cbor, Cbor> header = new HashMap<>();
        header.put(Cbor.of(ALGORITHM), Cbor.of(signer.profile().algorithm()));
        header.put(Cbor.of(KEY_ID), Cbor.of(signer.keyId()));
        type.ifPresent(t -> header.put(Cbor.of(TYPE), Cbor.of(t)));
        byte[] encoded = new Cbor.CborMap(header).encode();
        byte[] signature = signer.sign(toBeSigned(encoded, payload));
        return new Cbor.Tagged(
                        TAG,
                        Cbor.array(Cbor.of(encoded), new Cbor.CborMap(Map.of()), Cbor.of(payload), Cbor.of(signature)))
                .encode();
    }

    /**
     * Takes a message apart. G02 for its shape, a critical or an unknown header; G03 for an algorithm or a key id that is
     * missing or stands in the unprotected header.
     */
    public static Outcome<Sign1> parse(byte[] octets, CborDecoder.Limits limits) {
        return CborDecoder.decode(octets, limits).then(item -> parse(item));
    }

    private static Outcome<Sign1> parse(Cbor item) {
        if (!(item instanceof Cbor.Tagged(long tag, Cbor.Array(List<Cbor> parts))
                && tag == TAG
                && parts.size() == 4
                && parts.get(0) instanceof Cbor.ByteString(Bytes header)
                && parts.get(1) instanceof Cbor.CborMap(var unprotected)
                && parts.get(2) instanceof Cbor.ByteString(Bytes payload)
                && parts.get(3) instanceof Cbor.ByteString(Bytes signature))) {
            return Outcome.refused("G02", "not a COSE_Sign1 with its payload");
        }
        if (unprotected.containsKey(Cbor.of(KEY_ID)) || unprotected.containsKey(Cbor.of(ALGORITHM))) {
            return Outcome.refused("G03", "key id or algorithm in the unprotected header");
        }
        if (!unprotected.isEmpty()) {
            return Outcome.refused("G02", "unprotected header is not empty");
        }
        if (header.size() == 0) {
            return Outcome.refused("G03", "no protected header");
        }
        return CborDecoder.decode(header.toArray(), new CborDecoder.Limits(HEADER_SIZE, 2, false))
                .then(map -> parse(header, map, payload, signature));
    }

    private static Outcome<Sign1> parse(Bytes header, Cbor map, Bytes payload, Bytes signature) {
        Fields fields = Fields.ofMap(map, "protected header");
        if (fields.has(CRITICAL)) {
            return Outcome.refused("G02", "critical header");
        }
        if (map instanceof Cbor.CborMap && !(fields.has(ALGORITHM) && fields.has(KEY_ID))) {
            return Outcome.refused("G03", "no algorithm or no key id in the protected header");
        }
        long algorithm = fields.integer(ALGORITHM, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Bytes keyId = fields.bytes(KEY_ID, 4, 4);
        Optional<String> type =
                fields.has(TYPE) ? Optional.of(fields.text(TYPE, "[a-z0-9/+.-]{1,64}")) : Optional.empty();
        return fields.finish("G02", () -> new Sign1(header, algorithm, keyId, type, payload, signature));
    }

    /** Whether the key, whose profile the caller knows, signed this. */
    public boolean verifiedBy(SignatureProfile profile, Bytes publicKey) {
        return profile.algorithm() == algorithm
                && profile.verify(
                        publicKey, toBeSigned(protectedHeader.toArray(), payload.toArray()), signature.toArray());
    }

    /** The Sig_structure of RFC 9052 section 4.4. */
    static byte[] toBeSigned(byte[] protectedHeader, byte[] payload) {
        return Cbor.array(Cbor.of("Signature1"), Cbor.of(protectedHeader), Cbor.of(new byte[0]), Cbor.of(payload))
                .encode();
    }
}
