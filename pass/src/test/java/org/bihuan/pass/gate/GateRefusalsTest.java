package org.bihuan.pass.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.pass.City.ISSUER;
import static org.bihuan.pass.City.NOW;
import static org.bihuan.pass.City.PHONE;
import static org.bihuan.pass.City.STRANGER;
import static org.bihuan.pass.City.check;
import static org.bihuan.pass.City.flags;
import static org.bihuan.pass.City.live;
import static org.bihuan.pass.City.paper;
import static org.bihuan.pass.City.shown;
import static org.bihuan.pass.City.state;
import static org.bihuan.pass.City.text;
import static org.bihuan.pass.City.times;
import static org.bihuan.pass.City.token;
import static org.bihuan.pass.gate.Tampered.concat;
import static org.bihuan.pass.gate.Tampered.indefinite;
import static org.bihuan.pass.gate.Tampered.map;
import static org.bihuan.pass.gate.Tampered.nonCanonicalS;
import static org.bihuan.pass.gate.Tampered.nonMinimal;
import static org.bihuan.pass.gate.Tampered.replace;
import static org.bihuan.pass.gate.Tampered.replaceKeyId;
import static org.bihuan.pass.gate.Tampered.replaceSignature;
import static org.bihuan.pass.gate.Tampered.smallStatusList;
import static org.bihuan.pass.gate.Tampered.stateAs;
import static org.bihuan.pass.gate.Tampered.withHeader;
import static org.bihuan.pass.gate.Tampered.without;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Flag;
import org.bihuan.pass.token.Presentation;
import org.bihuan.pass.token.State;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;
import org.junit.jupiter.api.Test;

/** One test for each refusal of the gate in the specification, by its id. Each begins from a token that passes. */
class GateRefusalsTest {
    private static void refused(String id, GateResult result) {
        assertThat(result.answer()).isEqualTo(Answer.CHECK);
        assertThat(result.refusal()).contains(id);
    }

    private static void refused(String id, String payload) {
        refused(id, check(payload));
    }

    /** The payload of a good presentation, for others to be made from it. */
    private static String good() {
        String payload = shown(live(), NOW);
        assertThat(check(payload).answer()).isEqualTo(Answer.PASS);
        return payload;
    }

    @Test
    void G01() {
        String good = good();
        String body = good.substring(4);
        for (String prefix :
                List.of("", "BH2:", "bh1:", "BH1", "BH1;", "HC1:", "BHS:", " BH1:", "https://example.com/BH1:")) {
            refused("G01", prefix + body);
        }
        refused("G01", good.toLowerCase(Locale.ROOT));
        refused("G01", "BH1:" + body.substring(0, 3) + body.substring(3).toLowerCase(Locale.ROOT));
        refused("G01", "BH1:GGW");
        refused("G01", "BH1:" + body.substring(0, 300) + "GGW" + body.substring(303));
        refused("G01", "BH1:::");
        refused("G01", "BH1:" + body.substring(0, body.length() - 2));
        for (String foreign : List.of("a", "_", "\u0000", "\n", "é", "张", "\u202e")) {
            refused("G01", "BH1:" + foreign + body.substring(1));
        }
    }

    @Test
    void G02() {
        good();
        Claims claims = live();
        byte[] payload = claims.encode();
        refused("G02", signedLive(indefinite(payload)));
        refused("G02", signedLive(concat(new byte[] {(byte) 0xa7, 0x01, 0x66}, "500103", payload, 1)));
        refused("G02", signedLive(nonMinimal(payload)));
        refused("G02", signedLive(stateAs(new byte[] {(byte) 0xf9, 0x3c, 0x00}, payload)));
        refused("G02", signedLive(Arrays.copyOf(payload, payload.length + 1)));
        byte[] token = token(claims);
        refused("G02", onPhone(Arrays.copyOf(token, token.length + 1)));
        byte[] shown = Presentation.sign(token, NOW, PHONE).encode();
        refused("G02", text(Arrays.copyOf(shown, shown.length + 1)));
        byte[] deep = new byte[40];
        Arrays.fill(deep, (byte) 0x81);
        deep[39] = 0;
        refused("G02", text(deep));
        refused("G02", signedLive(deep));
        refused("G02", text(new byte[513]));
        refused("G02", "BH1:" + "0".repeat(30_000));
        refused("G02", text(new byte[0]));
        // a critical header that nobody knows
        refused("G02", onPhone(withHeader(header -> Tampered.with(header, 2, Cbor.array(Cbor.of(99))), Map.of())));
        // counts that promise more than the octets that follow
        for (String hostile : List.of("9a7fffffff", "bb7fffffffffffffff", "5b7fffffffffffffff", "d2845affffffff")) {
            refused("G02", text(HexFormat.of().parseHex(hostile)));
        }
    }

    @Test
    void G03() {
        good();
        refused("G03", onPhone(Sign1.sign(STRANGER, Optional.empty(), live().encode())));
        Map<Cbor, Cbor> kid = Map.of(Cbor.of(4), Cbor.of(ISSUER.keyId()));
        refused("G03", onPhone(withHeader(header -> without(header, 4), kid)));
        refused("G03", onPhone(withHeader(header -> without(header, 4), Map.of())));
        for (long algorithm : new long[] {-7, -257, -19, 5, 0}) {
            refused("G03", onPhone(withHeader(header -> Tampered.with(header, 1, Cbor.of(algorithm)), Map.of())));
        }
        refused("G03", onPhone(withHeader(header -> without(header, 1), Map.of())));
        String payload = shown(live(), NOW);
        TrustedKey key = City.issuerKey();
        Instant issued = live().issued();
        refused("G03", with(payload, key(key, issued.plusSeconds(1), key.until(), key.uses(), key.areas())));
        refused("G03", with(payload, key(key, key.from(), issued, key.uses(), key.areas())));
        refused(
                "G03",
                with(
                        payload,
                        key(key, key.from(), key.until(), Set.of(Use.PAPER_TOKEN, Use.STATUS_LIST), key.areas())));
        refused("G03", with(payload, key(key, key.from(), key.until(), key.uses(), List.of("500104"))));
        // a signed list, offered as a token
        refused("G03", text(City.status().bits().size() > 0 ? smallStatusList() : new byte[0]));
    }

    @Test
    void G04() {
        good();
        byte[] token = token(live());
        for (int octet : new int[] {token.length - 64, token.length - 33, token.length - 32, token.length - 1}) {
            byte[] altered = token.clone();
            altered[octet] ^= 1;
            refused("G04", onPhone(altered));
        }
        byte[] zero = token.clone();
        Arrays.fill(zero, zero.length - 64, zero.length, (byte) 0);
        refused("G04", onPhone(zero));
        refused("G04", onPhone(nonCanonicalS(token)));
        byte[] der = HexFormat.of()
                .parseHex("3044022079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                        + "022079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
        refused("G04", onPhone(replaceSignature(token, der)));
        refused("G04", onPhone(replaceSignature(token, new byte[0])));
        // re-signed by a key that is not the issuer's, under the issuer's key id
        byte[] resigned =
                Sign1.sign(STRANGER, Optional.empty(), state(State.GREEN).encode());
        refused("G04", onPhone(replaceKeyId(resigned)));
        // a changed claim under the old signature
        byte[] claims = live().encode();
        byte[] other = City.index(1_234_568).encode();
        assertThat(other).hasSameSizeAs(claims);
        byte[] swapped = token.clone();
        System.arraycopy(other, 0, swapped, token.length - 66 - other.length, other.length);
        refused("G04", onPhone(swapped));
    }

    @Test
    void G05() {
        good();
        Instant issued = live().issued();
        Instant expires = live().expires();
        refused("G05", shownAt(live(), issued.minusSeconds(61)));
        assertThat(shownAt(live(), issued.minusSeconds(60)).answer()).isEqualTo(Answer.PASS);
        refused("G05", shownAt(live(), expires));
        refused("G05", shown(times(live(), NOW, NOW), NOW));
        refused("G05", shown(times(live(), NOW.plusSeconds(5), NOW.plusSeconds(1)), NOW));
        refused(
                "G05",
                shown(times(live(), issued, issued.plus(Duration.ofHours(26)).plusSeconds(1)), NOW));
        Claims longPaper =
                times(paper(), issued, issued.plus(Duration.ofDays(7)).plusSeconds(1));
        refused("G05", check(text(token(longPaper)), new Confirmation(true, false)));
        Map<Cbor, Cbor> map = map(live().encode());
        map.put(Cbor.of(6), Cbor.of(issued.toEpochMilli()));
        map.put(Cbor.of(4), Cbor.of(expires.toEpochMilli()));
        refused("G05", signedLive(new Cbor.CborMap(map).encode()));
        byte[] payload = live().encode();
        byte[] seconds = Cbor.of(expires.getEpochSecond()).encode();
        byte[] asFloat = HexFormat.of().parseHex("fb41da4b2d2000000000".substring(0, 18));
        refused("G05", signedLive(replace(payload, seconds, asFloat)));
    }

    @Test
    void G06() {
        String good = good();
        refused("G06", shown(live(), NOW.minusSeconds(61)));
        refused("G06", shown(live(), NOW.plusSeconds(61)));
        assertThat(check(shown(live(), NOW.minusSeconds(60))).answer()).isEqualTo(Answer.PASS);
        assertThat(check(shown(live(), NOW.plusSeconds(60))).answer()).isEqualTo(Answer.PASS);
        refused("G06", text(token(live())));
        refused("G06", text(token(City.change(live(), State.GREEN, Optional.empty(), Set.of()))));
        refused("G06", text(Presentation.sign(token(live()), NOW, STRANGER).encode()));
        refused("G06", text(new Presentation(Bytes.of(token(live())), NOW, Bytes.of()).encode()));
        refused("G06", text(Presentation.sign(token(paper()), NOW, PHONE).encode()));
        // the time is under the holder's signature
        Presentation older = Presentation.sign(token(live()), NOW.minusSeconds(120), PHONE);
        refused("G06", text(new Presentation(older.token(), NOW, older.signature()).encode()));
        // once at this gate
        GateResult first = check(good);
        GateResult second =
                Gate.check(good, City.lists(), NOW.plusSeconds(5), City.VENUE, Confirmation.NONE, first.seen());
        refused("G06", second);
        GateResult next = Gate.check(
                shown(live(), NOW.plusSeconds(15)),
                City.lists(),
                NOW.plusSeconds(15),
                City.VENUE,
                Confirmation.NONE,
                second.seen());
        assertThat(next.answer()).isEqualTo(Answer.PASS);
    }

    @Test
    void G07() {
        String payload = good();
        refused("G07", shown(City.index(77), NOW));
        StatusList s = City.status();
        refused("G07", with(payload, new StatusList(s.issuer(), s.day(), s.issued(), NOW, s.bits())));
        refused("G07", with(payload, new StatusList("500104", s.day(), s.issued(), s.expires(), s.bits())));
        refused(
                "G07",
                with(payload, new StatusList(s.issuer(), s.day().minusDays(1), s.issued(), s.expires(), s.bits())));
        StatusBits wide = StatusBits.ofArray(2, new byte[1 << 20]);
        refused("G07", with(payload, new StatusList(s.issuer(), s.day(), s.issued(), s.expires(), wide)));
        StatusBits few = StatusBits.ofSet(1000, List.of());
        refused("G07", with(payload, new StatusList(s.issuer(), s.day(), s.issued(), s.expires(), few)));
        refused("G07", check(payload, City.load(City.trust(), List.of(s.sign(STRANGER))), NOW));
        refused("G07", check(payload, City.load(City.trust(), List.of()), NOW));
        TrustList t = City.trust();
        TrustList old = new TrustList(
                t.number(),
                NOW.minus(Duration.ofDays(7)),
                NOW,
                true,
                t.keys(),
                t.coverage(),
                t.logKey(),
                t.witnessKeys(),
                2);
        refused("G07", check(payload, City.lists(old, s), NOW));
        // the clock stands before a moment that a signature vouches for
        StatusList later = new StatusList(s.issuer(), s.day(), NOW.plusSeconds(61), s.expires(), s.bits());
        refused("G07", with(payload, later));
        // a day old: still a pass, with a banner; three days: no longer
        StatusList amber = new StatusList(s.issuer(), s.day(), NOW.minus(Duration.ofHours(25)), s.expires(), s.bits());
        assertThat(with(payload, amber)).matches(r -> r.answer() == Answer.PASS && r.stale());
        StatusList stale = new StatusList(s.issuer(), s.day(), NOW.minus(Duration.ofHours(73)), s.expires(), s.bits());
        refused("G07", with(payload, stale));
    }

    @Test
    void G08() {
        good();
        refused("G08", shown(flags(live(), Set.of(Flag.SPECIMEN)), NOW));
        refused("G08", text(token(paper())));
        assertThat(check(text(token(paper())), new Confirmation(true, false)).answer())
                .isEqualTo(Answer.PASS);
        String dependant = shown(flags(live(), Set.of(Flag.DEPENDANT)), NOW);
        refused("G08", dependant);
        refused("G08", check(dependant, new Confirmation(true, false)));
        assertThat(check(dependant, new Confirmation(false, true)).answer()).isEqualTo(Answer.PASS);
    }

    // ------------------------------------------------------------------ how the hostile tokens are made

    private static GateResult shownAt(Claims claims, Instant at) {
        return check(shown(claims, at), City.lists(), at);
    }

    private static GateResult with(String payload, StatusList status) {
        return check(payload, City.lists(City.trust(), status), NOW);
    }

    private static GateResult with(String payload, TrustedKey key) {
        TrustList t = City.trust();
        TrustList changed = new TrustList(
                t.number(),
                t.issued(),
                t.expires(),
                t.production(),
                List.of(key),
                t.coverage(),
                t.logKey(),
                t.witnessKeys(),
                2);
        return check(payload, City.lists(changed, City.status()), NOW);
    }

    private static TrustedKey key(TrustedKey k, Instant from, Instant until, Set<Use> uses, List<String> areas) {
        return new TrustedKey(k.keyId(), k.profile(), k.publicKey(), from, until, EnumSet.copyOf(uses), areas);
    }

    private static String onPhone(byte[] token) {
        return text(Presentation.sign(token, NOW, PHONE).encode());
    }

    private static String signedLive(byte[] payload) {
        return onPhone(Sign1.sign(ISSUER, Optional.empty(), payload));
    }
}
