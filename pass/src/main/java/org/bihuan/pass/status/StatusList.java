package org.bihuan.pass.status;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.token.Claims;

/**
 * The status list of the tokens that an issuer dated to one day (UTC), as a Status List Token in CWT form.
 *
 * @param issued when this edition was signed; several follow each other during a day
 */
public record StatusList(String issuer, LocalDate day, Instant issued, Instant expires, StatusBits bits) {
    /** The type header of draft-ietf-oauth-status-list section 5.2. */
    public static final String TYPE = "application/statuslist+cwt";

    private static final CborDecoder.Limits LIMITS = new CborDecoder.Limits(1 << 23, 4, false);
    private static final long STATUS_LIST = 65533;
    private static final long TIME_TO_LIVE = 65534;
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final String SUBJECT = "urn:bihuan:status:";

    /** The day whose list a token is in. */
    public static LocalDate dayOf(Claims claims) {
        return claims.issued().atZone(ZoneOffset.UTC).toLocalDate();
    }

    public byte[] sign(Signer signer) {
        Cbor payload = new Cbor.CborMap(Map.of(
                Cbor.of(1), Cbor.of(issuer),
                Cbor.of(2), Cbor.of(SUBJECT + issuer + ":" + day),
                Cbor.of(4), Cbor.of(expires.getEpochSecond()),
                Cbor.of(6), Cbor.of(issued.getEpochSecond()),
                Cbor.of(TIME_TO_LIVE), Cbor.of(REFRESH.toSeconds()),
                Cbor.of(STATUS_LIST),
                        new Cbor.CborMap(Map.of(
                                Cbor.of("bits"), Cbor.of(bits.bits()), Cbor.of("lst"), Cbor.of(bits.compress())))));
        return Sign1.sign(signer, Optional.of(TYPE), payload.encode());
    }

    /** A signed list whose signature the caller has yet to verify. */
    public record Unverified(Sign1 message, StatusList list) {}

    /** G07 for what is not a status list of ours. */
    public static Outcome<Unverified> parse(byte[] octets) {
        return Sign1.parse(octets, LIMITS)
                .then(message -> message.type().equals(Optional.of(TYPE))
                        ? decode(message.payload()).map(list -> new Unverified(message, list))
                        : Outcome.<Unverified>refused("G07", "not typed as a status list"))
                .as("G07");
    }

    private static Outcome<StatusList> decode(Bytes payload) {
        return CborDecoder.decode(payload.toArray(), LIMITS).then(item -> {
            Fields fields = Fields.ofMap(item, "status list");
            String issuer = fields.text(1, Claims.AREA);
            String subject = fields.text(2, SUBJECT + Claims.AREA + ":[0-9]{4}-[0-9]{2}-[0-9]{2}");
            Instant expires = fields.time(4);
            Instant issued = fields.time(6);
            fields.integer(TIME_TO_LIVE, 1, 604_800);
            Fields inner = Fields.ofMap(fields.item(STATUS_LIST), "status array");
            int width = (int) inner.integer("bits", 1, 8);
            Bytes compressed = inner.bytes("lst", 0, LIMITS.size());
            inner.require(Integer.bitCount(width) == 1, "no such width");
            fields.keep(inner.finish("G07", () -> true));
            Optional<LocalDate> day = day(subject);
            fields.require(
                    day.isPresent() && subject.startsWith(SUBJECT + issuer + ":"), "the subject is not the issuer's");
            return fields.finish("G07", () -> compressed)
                    .then(c -> StatusBits.decompress(width, c))
                    .map(bits -> new StatusList(issuer, day.orElseThrow(), issued, expires, bits));
        });
    }

    private static Optional<LocalDate> day(String subject) {
        try {
            return Optional.of(LocalDate.parse(subject.substring(subject.lastIndexOf(':') + 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
