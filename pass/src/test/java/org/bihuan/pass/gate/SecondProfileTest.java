package org.bihuan.pass.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Presentation;
import org.bihuan.pass.token.Scanned;
import org.bihuan.pass.token.State;
import org.bihuan.pass.token.TokenText;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;
import org.junit.jupiter.api.Test;

/** SM2 with SM3 beside Ed25519: a second algorithm needs a profile and a place in a list, and no change of anything else. */
class SecondProfileTest {
    private static final Profiles BOTH = new Profiles(List.of(Ed25519.PROFILE, Sm2.PROFILE));
    private static final Signer ISSUER = Sm2.signer("issuer");
    private static final Signer PHONE = Sm2.signer("phone");
    private static final Signer ROOT = Sm2.signer("root");

    private static Claims claims(State state) {
        return City.change(City.live(), state, Optional.of(PHONE.publicKey()), java.util.Set.of());
    }

    private static byte[] token(State state) {
        return Sign1.sign(ISSUER, Optional.empty(), claims(state).encode());
    }

    private static String shown(byte[] token, Signer phone) {
        return TokenText.encode(
                Sm2.PROFILE, Presentation.sign(token, City.NOW, phone).encode());
    }

    private static TrustList trust() {
        TrustList t = City.trust();
        TrustedKey key = TrustedKey.of(
                ISSUER,
                City.NOW.minus(Duration.ofDays(1)),
                City.NOW.plus(Duration.ofDays(1)),
                EnumSet.allOf(Use.class),
                List.of(City.AREA));
        return new TrustList(
                t.number(),
                t.issued(),
                t.expires(),
                true,
                List.of(key, City.issuerKey()),
                t.coverage(),
                t.logKey(),
                t.witnessKeys(),
                2);
    }

    /** Root, status list, issuer and phone all of the second profile. */
    private static GateLists lists() {
        return GateLists.load(
                        BOTH,
                        Sm2.PROFILE,
                        ROOT.publicKey(),
                        trust().sign(ROOT),
                        List.of(City.status().sign(ISSUER)),
                        Optional.empty())
                .orThrow()
                .lists();
    }

    private static GateResult check(String payload) {
        return City.check(payload, lists(), City.NOW);
    }

    @Test
    void aTokenOfTheSecondProfilePassesBesideOneOfTheFirst() {
        String payload = shown(token(State.GREEN), PHONE);
        assertThat(payload).startsWith("BHS:");
        assertThat(check(payload).answer()).isEqualTo(Answer.PASS);
        assertThat(check(City.shown(City.live(), City.NOW)).answer()).isEqualTo(Answer.PASS);
        assertThat(Scanned.parse(payload, BOTH).orThrow().claims()).isEqualTo(claims(State.GREEN));
        // a raw SM2 key has 64 octets where one of Ed25519 has 32
        assertThat(Presentation.sign(token(State.GREEN), City.NOW, PHONE).encode())
                .hasSizeBetween(270, 300);
        assertThat(check(shown(token(State.RED), PHONE)).answer()).isEqualTo(Answer.CHECK);
    }

    @Test
    void theRefusalsAreTheSame() {
        byte[] token = token(State.GREEN);
        String payload = shown(token, PHONE);
        // a profile is the key's: not the text's, not the message's
        assertThat(check("BH1:" + payload.substring(4)).answer()).isEqualTo(Answer.CHECK);
        assertThat(check("BHS:" + City.shown(City.live(), City.NOW).substring(4))
                        .answer())
                .isEqualTo(Answer.CHECK);
        byte[] altered = token.clone();
        altered[altered.length - 1] ^= 1;
        assertThat(check(shown(altered, PHONE)).refusal()).contains("G04");
        assertThat(check(shown(token, Sm2.signer("another phone"))).refusal()).contains("G06");
        assertThat(check(shown(
                                Sign1.sign(
                                        Sm2.signer("stranger"),
                                        Optional.empty(),
                                        claims(State.GREEN).encode()),
                                PHONE))
                        .refusal())
                .contains("G03");
    }

    @Test
    void aGateThatDoesNotKnowTheProfileTakesNothingOfIt() {
        assertThat(City.check(shown(token(State.GREEN), PHONE)).refusal()).contains("G01");
        Outcome<?> lists = GateLists.load(
                Ed25519.PROFILE, City.ROOT.publicKey(), trust().sign(City.ROOT), List.of(), Optional.empty());
        assertThat(lists.whyNot().map(Refusal::id)).contains("G07");
        // a key off the curve
        byte[] off = PHONE.publicKey().toArray();
        off[0] ^= 1;
        assertThat(Sm2.PROFILE.acceptsKey(Bytes.of(off))).isFalse();
        assertThat(Ed25519.PROFILE.acceptsKey(PHONE.publicKey())).isFalse();
    }

    @Test
    void twoProfilesOfOneNumberAreNotTaken() {
        List<SignatureProfile> twice = List.of(Ed25519.PROFILE, Ed25519.PROFILE);
        assertThatThrownBy(() -> new Profiles(twice)).isInstanceOf(IllegalArgumentException.class);
    }
}
