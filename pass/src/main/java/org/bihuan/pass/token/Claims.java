package org.bihuan.pass.token;

import java.time.Instant;
import java.time.Month;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.SignatureProfile;

/**
 * What a token says. Encoded as a map whose keys 1, 4, 6 and 7 mean what they mean in a CWT (RFC 8392); -1 is the holder's
 * key, -2 the array [state, rules, name, birth day, status index, flags].
 *
 * @param issuer area code of GB/T 2260, six digits
 * @param issued second from which it is good; at most three days ahead of its signing, for a phone without network
 * @param expires first second at which it is no longer good
 * @param tokenId 8 random octets
 * @param holderKey public key of the phone; absent on paper
 * @param rules number of the rule set that decided
 * @param birth month and day, for the comparison with a document
 * @param statusIndex bit in the issuer's status list of the day of {@code issued} (UTC)
 */
public record Claims(
        String issuer,
        Instant issued,
        Instant expires,
        Bytes tokenId,
        Optional<Bytes> holderKey,
        State state,
        int rules,
        MaskedName name,
        MonthDay birth,
        int statusIndex,
        Set<Flag> flags) {
    /** Six digits. */
    public static final String AREA = "[1-9][0-9]{5}";

    /** Entries of a status list: 2^26, one for each inhabitant of the largest city and day, twice. */
    public static final int MOST_STATUS_INDEX = (1 << 26) - 1;

    public static final int MOST_RULES = 65_535;

    private static final int LEAST_KEY = 32;
    private static final int MOST_KEY = 64;

    public Claims {
        flags = Set.copyOf(flags);
    }

    public boolean paper() {
        return flags.contains(Flag.PAPER);
    }

    public byte[] encode() {
        Map<Cbor, Cbor> map = new HashMap<>();
        map.put(Cbor.of(1), Cbor.of(issuer));
        map.put(Cbor.of(4), Cbor.of(expires.getEpochSecond()));
        map.put(Cbor.of(6), Cbor.of(issued.getEpochSecond()));
        map.put(Cbor.of(7), Cbor.of(tokenId));
        holderKey.ifPresent(key -> map.put(Cbor.of(-1), Cbor.of(key)));
        map.put(
                Cbor.of(-2),
                Cbor.array(
                        Cbor.of(state.code()),
                        Cbor.of(rules),
                        Cbor.of(name.text()),
                        Cbor.of(birth.getMonthValue() * 100L + birth.getDayOfMonth()),
                        Cbor.of(statusIndex),
                        Cbor.of(Flag.bits(flags))));
        return new Cbor.CborMap(map).encode();
    }

    /** G02 for anything that the format does not allow; G05 for a time that is a float or outside of 2000 to 2100. */
    public static Outcome<Claims> decode(byte[] octets) {
        return decode(octets, Ed25519.PROFILE);
    }

    /** As {@link #decode(byte[])}, with a holder's key of this profile. */
    public static Outcome<Claims> decode(byte[] octets, SignatureProfile profile) {
        return CborDecoder.decode(octets, CborDecoder.Limits.PAYLOAD.withFloats())
                .then(item -> {
                    if (item instanceof Cbor.CborMap(var entries) && badTime(entries)) {
                        return Outcome.refused("G05", "a time that is not whole seconds of this century");
                    }
                    return decode(item, profile);
                });
    }

    private static boolean badTime(Map<Cbor, Cbor> entries) {
        for (long key : new long[] {4, 6}) {
            boolean good = switch (entries.get(Cbor.of(key))) {
                case Cbor.Int(long seconds) -> seconds >= Fields.EARLIEST && seconds <= Fields.LATEST;
                case Cbor.Real() -> false;
                case null, default -> true; // another fault, found below
            };
            if (!good) {
                return true;
            }
        }
        return false;
    }

    private static Outcome<Claims> decode(Cbor item, SignatureProfile profile) {
        Fields fields = Fields.ofMap(item, "claims");
        String issuer = fields.text(1, AREA);
        Instant expires = fields.time(4);
        Instant issued = fields.time(6);
        Bytes tokenId = fields.bytes(7, 8, 8);
        Optional<Bytes> holderKey =
                fields.has(-1) ? Optional.of(fields.bytes(-1, LEAST_KEY, MOST_KEY)) : Optional.empty();
        Fields pass = Fields.ofArray(fields.item(-2), 6, "pass");
        Optional<State> state = State.ofCode(pass.integer(0, 0, 4));
        int rules = (int) pass.integer(1, 1, MOST_RULES);
        Optional<MaskedName> name = MaskedName.parse(pass.text(2, "(?s).*"));
        pass.require(name.isPresent(), "the name is not masked");
        Optional<MonthDay> birth = monthDay(pass.integer(3, 101, 1231));
        pass.require(birth.isPresent(), "no such day");
        int statusIndex = (int) pass.integer(4, 0, MOST_STATUS_INDEX);
        Set<Flag> flags = Flag.ofBits(pass.integer(5, 0, Flag.ALL));
        fields.keep(pass.finish("G02", () -> true));
        fields.require(holderKey.isEmpty() || !flags.contains(Flag.PAPER), "a holder key on a paper token");
        fields.require(holderKey.isEmpty() || profile.acceptsKey(holderKey.get()), "the holder key is not usable");
        return fields.finish(
                "G02",
                () -> new Claims(
                        issuer,
                        issued,
                        expires,
                        tokenId,
                        holderKey,
                        state.orElseThrow(),
                        rules,
                        name.orElseThrow(),
                        birth.orElseThrow(),
                        statusIndex,
                        flags));
    }

    private static Optional<MonthDay> monthDay(long number) {
        int month = (int) number / 100;
        int day = (int) number % 100;
        boolean exists =
                month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).maxLength();
        return exists ? Optional.of(MonthDay.of(month, day)) : Optional.empty();
    }
}
