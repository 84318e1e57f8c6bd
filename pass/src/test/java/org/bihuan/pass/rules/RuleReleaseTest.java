package org.bihuan.pass.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.pass.rules.RuleTrials.NOW;
import static org.bihuan.pass.rules.RuleTrials.RULES;
import static org.bihuan.pass.rules.RuleTrials.refused;
import static org.bihuan.pass.rules.RuleTrials.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.token.State;
import org.bihuan.pass.trust.Authority;
import org.bihuan.pass.trust.TrustList;
import org.junit.jupiter.api.Test;

/** R06: what a new rule set must be, and who has to sign it. */
class RuleReleaseTest {
    @Test
    void R06() {
        Instant soon = NOW.plus(Duration.ofHours(47));
        RuleSet same = with(RULES, RULES.evidence(), RULES.rules(), 8, soon);
        assertThat(RuleRelease.admit(Optional.of(RULES), same, false, NOW).toOptional())
                .contains(same);
        Rule r = RULES.rules().get(4);
        List<Rule> stricter = new ArrayList<>(RULES.rules());
        stricter.set(4, new Rule(r.id(), r.type(), r.finding(), State.RED, r.days(), r.negatives(), r.zh(), r.en()));
        RuleSet tight = new RuleSet(
                8,
                soon,
                RULES.sunset(),
                RULES.states(),
                RULES.limits(),
                RULES.evidence(),
                stricter,
                RULES.tests().subList(0, 3));
        refused("R06", RuleRelease.admit(Optional.of(RULES), tight, false, NOW));
        assertThat(RuleRelease.admit(Optional.of(RULES), tight, true, NOW).toOptional())
                .isPresent();
        RuleSet inTime = with(tight, tight.evidence(), stricter, 8, NOW.plus(Duration.ofHours(48)));
        assertThat(RuleRelease.admit(Optional.of(RULES), inTime, false, NOW).toOptional())
                .isPresent();
        // an embedded test that fails
        RuleSet failing = with(same, same.evidence(), stricter, 8, NOW.plus(Duration.ofDays(3)));
        RuleSet withAllTests = new RuleSet(
                8,
                failing.effective(),
                failing.sunset(),
                failing.states(),
                failing.limits(),
                failing.evidence(),
                stricter,
                RULES.tests());
        refused("R06", RuleRelease.admit(Optional.of(RULES), withAllTests, true, NOW));
        refused(
                "R06",
                RuleRelease.admit(
                        Optional.of(RULES), with(RULES, RULES.evidence(), RULES.rules(), 7, soon), true, NOW));
        refused(
                "R06",
                RuleRelease.admit(
                        Optional.of(RULES), with(RULES, RULES.evidence(), RULES.rules(), 6, soon), true, NOW));
        refused(
                "R06",
                RuleRelease.admit(
                        Optional.empty(),
                        with(RULES, RULES.evidence(), RULES.rules(), 9, NOW.minusSeconds(1)),
                        true,
                        NOW));
        RuleSet noGreen = new RuleSet(
                8,
                soon,
                RULES.sunset(),
                List.of(State.YELLOW, State.RED),
                RULES.limits(),
                RULES.evidence(),
                RULES.rules(),
                RULES.tests());
        refused("R06", RuleRelease.admit(Optional.of(RULES), noGreen, true, NOW));
        RuleSet noTests = new RuleSet(
                8, soon, RULES.sunset(), RULES.states(), RULES.limits(), RULES.evidence(), RULES.rules(), List.of());
        refused("R06", RuleRelease.admit(Optional.of(RULES), noTests, true, NOW));
        // signed data
        byte[] signed = RuleRelease.sign(RULES, City.ROOT);
        assertThat(RuleRelease.verify(signed, Ed25519.PROFILE, City.ROOT.publicKey())
                        .orThrow())
                .isEqualTo(RULES);
        refused("R06", RuleRelease.verify(signed, Ed25519.PROFILE, City.STRANGER.publicKey()));
        signed[signed.length / 2] ^= 1;
        refused("R06", RuleRelease.verify(signed, Ed25519.PROFILE, City.ROOT.publicKey()));
    }

    private static final Signer HEALTH = City.signer("health commission");
    private static final Signer GOVERNMENT = City.signer("government");
    private static final Signer DEPUTY = City.signer("deputy of the health commission");

    private static TrustList authorities() {
        TrustList t = City.trust();
        Instant from = NOW.minus(Duration.ofDays(1));
        Instant until = NOW.plus(Duration.ofDays(1));
        TrustList made = new TrustList(
                t.number(),
                t.issued(),
                t.expires(),
                true,
                t.keys(),
                t.coverage(),
                t.logKey(),
                t.witnessKeys(),
                2,
                List.of(
                        Authority.of(HEALTH, from, until, "HEALTH"),
                        Authority.of(DEPUTY, from, until, "HEALTH"),
                        Authority.of(GOVERNMENT, from, until, "GOVERNMENT")));
        return TrustList.verify(made.sign(City.ROOT), Ed25519.PROFILE, City.ROOT.publicKey())
                .orThrow();
    }

    private static Outcome<RuleSet> release(byte[] signed, byte[] emergency, Instant now) {
        return RuleRelease.admit(
                Optional.of(RULES),
                new RuleRelease.Released(Bytes.of(signed), Optional.of(Bytes.of(emergency))),
                authorities(),
                now);
    }

    /** The emergency signature is a signature: of another organisation of the trust list, over the same octets. */
    @Test
    void R06_anEmergencyNeedsTwoOrganisations() {
        Rule r = RULES.rules().get(4);
        List<Rule> stricter = new ArrayList<>(RULES.rules());
        stricter.set(4, new Rule(r.id(), r.type(), r.finding(), State.RED, r.days(), r.negatives(), r.zh(), r.en()));
        RuleSet tight = new RuleSet(
                8,
                NOW.plusSeconds(60),
                RULES.sunset(),
                RULES.states(),
                RULES.limits(),
                RULES.evidence(),
                stricter,
                RULES.tests().subList(0, 3));
        byte[] signed = RuleRelease.sign(tight, HEALTH);
        RuleRelease.Released alone = new RuleRelease.Released(Bytes.of(signed), Optional.empty());
        refused("R06", RuleRelease.admit(Optional.of(RULES), alone, authorities(), NOW));
        assertThat(release(signed, RuleRelease.signEmergency(tight, GOVERNMENT), NOW)
                        .toOptional())
                .contains(tight);
        refused("R06", release(signed, RuleRelease.signEmergency(tight, HEALTH), NOW));
        refused("R06", release(signed, RuleRelease.signEmergency(tight, DEPUTY), NOW));
        refused("R06", release(signed, RuleRelease.signEmergency(tight, City.STRANGER), NOW));
        // a plain signature of the other organisation is not one for an emergency, nor the other way round
        refused("R06", release(signed, RuleRelease.sign(tight, GOVERNMENT), NOW));
        refused(
                "R06",
                release(RuleRelease.signEmergency(tight, HEALTH), RuleRelease.signEmergency(tight, GOVERNMENT), NOW));
        RuleSet other = with(tight, tight.evidence(), stricter, 9, tight.effective());
        refused("R06", release(signed, RuleRelease.signEmergency(other, GOVERNMENT), NOW));
        // keys that are no longer, or not yet, good
        refused("R06", release(signed, RuleRelease.signEmergency(tight, GOVERNMENT), NOW.minus(Duration.ofDays(2))));
        // what does not tighten, or waits, needs no second signature
        RuleSet same = with(RULES, RULES.evidence(), RULES.rules(), 8, NOW.plusSeconds(60));
        RuleRelease.Released calm =
                new RuleRelease.Released(Bytes.of(RuleRelease.sign(same, DEPUTY)), Optional.empty());
        assertThat(RuleRelease.admit(Optional.of(RULES), calm, authorities(), NOW)
                        .toOptional())
                .contains(same);
        refused("R06", RuleRelease.admit(Optional.of(RULES), calm, City.trust(), NOW));
    }
}
