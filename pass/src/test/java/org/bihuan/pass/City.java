package org.bihuan.pass;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.gate.Confirmation;
import org.bihuan.pass.gate.Gate;
import org.bihuan.pass.gate.GateLists;
import org.bihuan.pass.gate.GateResult;
import org.bihuan.pass.gate.Seen;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Flag;
import org.bihuan.pass.token.MaskedName;
import org.bihuan.pass.token.Presentation;
import org.bihuan.pass.token.State;
import org.bihuan.pass.token.TokenText;
import org.bihuan.pass.trust.Coverage;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;

/** A made-up city with fixed keys: everything a gate needs, and tokens that pass it. */
public final class City {
    public static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
    public static final String AREA = "500103";
    public static final String VENUE = "scenic";

    public static final Signer ROOT = signer("root");
    public static final Signer ISSUER = signer("issuer");
    public static final Signer PHONE = signer("phone");
    public static final Signer STRANGER = signer("stranger");
    public static final NoteSigner LOG = NoteSigner.of("log.example/passes", NoteKey.Type.NOTE, signer("log"));
    public static final List<NoteSigner> WITNESSES = List.of(witness("w1"), witness("w2"), witness("w3"));

    private City() {}

    /** A key that is the same in every run. */
    public static Signer signer(String name) {
        return Ed25519.signer(Bytes.sha256(("test key " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static NoteSigner witness(String name) {
        return NoteSigner.of("witness.example/" + name, NoteKey.Type.COSIGNATURE, signer(name));
    }

    public static Claims live() {
        return new Claims(
                AREA,
                NOW.minusSeconds(3600),
                NOW.minusSeconds(3600).plus(Duration.ofHours(24)),
                Bytes.fromHex("0102030405060708").orElseThrow(),
                Optional.of(PHONE.publicKey()),
                State.GREEN,
                7,
                MaskedName.of("张小明").orElseThrow(),
                MonthDay.of(3, 12),
                1_234_567,
                Set.of());
    }

    public static Claims paper() {
        Claims c = live();
        return new Claims(
                c.issuer(),
                c.issued(),
                c.issued().plus(Duration.ofDays(7)),
                c.tokenId(),
                Optional.empty(),
                c.state(),
                c.rules(),
                c.name(),
                c.birth(),
                c.statusIndex(),
                Set.of(Flag.PAPER));
    }

    public static Claims state(State state) {
        return change(live(), state, live().holderKey(), Set.of());
    }

    public static Claims flags(Claims c, Set<Flag> flags) {
        return change(c, c.state(), c.holderKey(), flags);
    }

    public static Claims times(Claims c, Instant issued, Instant expires) {
        return new Claims(
                c.issuer(),
                issued,
                expires,
                c.tokenId(),
                c.holderKey(),
                c.state(),
                c.rules(),
                c.name(),
                c.birth(),
                c.statusIndex(),
                c.flags());
    }

    public static Claims index(int statusIndex) {
        Claims c = live();
        return new Claims(
                c.issuer(),
                c.issued(),
                c.expires(),
                c.tokenId(),
                c.holderKey(),
                c.state(),
                c.rules(),
                c.name(),
                c.birth(),
                statusIndex,
                c.flags());
    }

    public static Claims change(Claims c, State state, Optional<Bytes> holderKey, Set<Flag> flags) {
        return new Claims(
                c.issuer(),
                c.issued(),
                c.expires(),
                c.tokenId(),
                holderKey,
                state,
                c.rules(),
                c.name(),
                c.birth(),
                c.statusIndex(),
                flags);
    }

    public static byte[] token(Claims claims) {
        return Sign1.sign(ISSUER, Optional.empty(), claims.encode());
    }

    public static String text(byte[] octets) {
        return TokenText.encode(Ed25519.PROFILE, octets);
    }

    /** The text that the holder's phone shows at a moment. */
    public static String shown(Claims claims, Instant at) {
        return text(Presentation.sign(token(claims), at, PHONE).encode());
    }

    public static TrustedKey issuerKey() {
        return TrustedKey.of(
                ISSUER,
                NOW.minus(Duration.ofDays(20)),
                NOW.plus(Duration.ofDays(11)),
                EnumSet.allOf(Use.class),
                List.of(AREA));
    }

    public static TrustList trust() {
        return new TrustList(
                3,
                NOW.minus(Duration.ofHours(5)),
                NOW.plus(Duration.ofDays(6)),
                true,
                List.of(issuerKey()),
                List.of(new Coverage(VENUE, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30)))),
                Optional.of(LOG.key().text()),
                WITNESSES.stream().map(w -> w.key().text()).toList(),
                2);
    }

    /** 2^21 entries, of which 77 is set. */
    public static StatusList status() {
        return new StatusList(
                AREA,
                StatusList.dayOf(live()),
                NOW.minus(Duration.ofHours(1)),
                NOW.plus(Duration.ofDays(8)),
                StatusBits.ofSet(1 << 21, List.of(77)));
    }

    public static GateLists lists() {
        return lists(trust(), status());
    }

    public static GateLists lists(TrustList trust, StatusList status) {
        return load(trust, List.of(status.sign(ISSUER)));
    }

    public static GateLists load(TrustList trust, List<byte[]> statuses) {
        return GateLists.load(Ed25519.PROFILE, ROOT.publicKey(), trust.sign(ROOT), statuses, Optional.empty())
                .orThrow()
                .lists();
    }

    public static final Seen NOTHING_SEEN = Seen.none(Bytes.of(new byte[16]));

    public static GateResult check(String payload) {
        return check(payload, lists(), NOW);
    }

    public static GateResult check(String payload, GateLists lists, Instant now) {
        return Gate.check(payload, lists, now, VENUE, Confirmation.NONE, NOTHING_SEEN);
    }

    public static GateResult check(String payload, Confirmation confirmed) {
        return Gate.check(payload, lists(), NOW, VENUE, confirmed, NOTHING_SEEN);
    }
}
