package org.bihuan.pass.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.token.State;
import org.bihuan.pass.trust.Authority;
import org.bihuan.pass.trust.TrustList;
import org.junit.jupiter.api.Test;

/** R01 to R04, R06 and R07 of the specification, as far as they are pure, by name; then random histories. */
class RulesTest {
    private static final Instant NOW = City.NOW;
    private static final RuleSet RULES =
            ModelRules.threeColours(7, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(60)));

    private static void refused(String id, Outcome<?> outcome) {
        assertThat(outcome.whyNot().map(Refusal::id)).contains(id);
    }

    private static Evidence.Source source(int n, String kind, Instant recorded) {
        return new Evidence.Source(
                Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, (byte) (n >> 8), (byte) n}), kind, "U-1", recorded, "CASE-12");
    }

    private static Evidence contact(int n, Instant event) {
        return new Evidence.Contact(source(n, "CDC", event), event, true);
    }

    private static Decision evaluate(RuleSet rules, Instant now, Evidence... evidence) {
        return Evaluation.evaluate(List.of(evidence), rules, now).orThrow();
    }

    @Test
    void R01() {
        // nobody outside of the package can make a decision, and nobody can change one
        assertThat(Arrays.stream(Decision.class.getDeclaredConstructors()).map(c -> c.getModifiers()))
                .noneMatch(Modifier::isPublic);
        assertThat(Modifier.isFinal(Decision.class.getModifiers())).isTrue();
        assertThat(Arrays.stream(Decision.class.getMethods())).noneMatch(m -> m.getReturnType() == Decision.class);
        assertThat(Arrays.stream(Decision.class.getDeclaredFields()).map(f -> f.getModifiers()))
                .allMatch(Modifier::isFinal);
        for (int missing = 0; missing < 4; missing++) {
            int m = missing;
            assertThatThrownBy(() -> new Decision(
                            State.RED,
                            7,
                            m == 0 ? List.of() : List.of("RULE"),
                            m == 1 ? List.of() : List.of(Bytes.of(new byte[8])),
                            NOW,
                            m == 2 ? NOW : NOW.plusSeconds(1),
                            m == 3 ? "" : "RELEASE-NOTICE",
                            "理由",
                            "reason"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void R02() {
        Evidence good = contact(1, NOW.minus(Duration.ofDays(1)));
        assertThat(EvidencePolicy.accept(good, RULES, NOW).toOptional()).isPresent();
        RuleSet fewer = with(RULES, RULES.evidence().subList(0, 1), RULES.rules(), 8, RULES.effective());
        refused("R02", EvidencePolicy.accept(good, fewer, NOW));
        Instant event = NOW.minus(Duration.ofDays(1));
        refused(
                "R02",
                EvidencePolicy.accept(new Evidence.Contact(source(1, "STREET", event), event, true), RULES, NOW));
        Evidence.Source s = source(1, "CDC", event);
        Evidence.Source noCase = new Evidence.Source(s.id(), s.unitKind(), s.unit(), s.recorded(), " ");
        refused("R02", EvidencePolicy.accept(new Evidence.Contact(noCase, event, true), RULES, NOW));
        refused("R02", EvidencePolicy.accept(contact(1, NOW.minus(Duration.ofDays(22))), RULES, NOW));
        refused("R02", EvidencePolicy.accept(contact(1, NOW.plus(Duration.ofHours(1))), RULES, NOW));
        refused(
                "R02",
                EvidencePolicy.accept(
                        new Evidence.Contact(source(1, "CDC", event.minusSeconds(1)), event, true), RULES, NOW));
        assertThat(Evidence.class.getPermittedSubclasses()).hasSameSizeAs(EvidenceType.values());
        assertThat(evaluate(RULES, NOW, contact(1, NOW.minus(Duration.ofDays(22))))
                        .state())
                .isEqualTo(State.GREEN);
    }

    private static FourEyes.Hand hand(int person, String organisation, int session, int digest, Instant time) {
        return new FourEyes.Hand(
                Bytes.of(new byte[] {(byte) person}),
                organisation,
                "U-" + organisation,
                Bytes.of(new byte[] {(byte) session}),
                Bytes.of(new byte[] {(byte) digest}),
                time);
    }

    private static List<FourEyes.Row> rows(int count) {
        List<FourEyes.Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Bytes id = Bytes.sha256(new byte[] {(byte) i, (byte) (i >> 8)});
            rows.add(new FourEyes.Row(id, Set.of(id)));
        }
        return rows;
    }

    @Test
    void R03() {
        FourEyes.Hand author = hand(1, "CDC", 1, 9, NOW);
        FourEyes.Hand health = hand(2, "HEALTH", 2, 9, NOW.plusSeconds(60));
        FourEyes.Hand police = hand(3, "POLICE", 3, 9, NOW.plusSeconds(60));
        RuleSet.Limits limits = RuleSet.Limits.USUAL;
        assertThat(FourEyes.batch(rows(50), author, List.of(health), 0, limits).toOptional())
                .isPresent();
        refused("R03", FourEyes.batch(rows(51), author, List.of(health), 0, limits));
        assertThat(FourEyes.batch(rows(51), author, List.of(health, police), 0, limits)
                        .toOptional())
                .isPresent();
        refused("R03", FourEyes.batch(rows(51), author, List.of(health, hand(4, "HEALTH", 4, 9, NOW)), 0, limits));
        refused("R03", FourEyes.batch(rows(1), author, List.of(), 0, limits));
        assertThat(FourEyes.batch(rows(50), author, List.of(health), 150, limits)
                        .toOptional())
                .isPresent();
        refused("R03", FourEyes.batch(rows(50), author, List.of(health), 151, limits));
        Bytes one = Bytes.of(new byte[8]);
        refused("R03", FourEyes.batch(List.of(new FourEyes.Row(one, Set.of())), author, List.of(health), 0, limits));
        List<FourEyes.Row> shared =
                List.of(new FourEyes.Row(one, Set.of(one)), new FourEyes.Row(Bytes.of(new byte[9]), Set.of(one)));
        refused("R03", FourEyes.batch(shared, author, List.of(health), 0, limits));
        refused("R03", FourEyes.batch(List.of(), author, List.of(health), 0, limits));
    }

    @Test
    void R04() {
        FourEyes.Hand author = hand(1, "CDC", 1, 9, NOW);
        RuleSet.Limits limits = RuleSet.Limits.USUAL;
        Instant later = NOW.plus(Duration.ofMinutes(30));
        assertThat(FourEyes.check(author, hand(2, "HEALTH", 2, 9, later), limits)
                        .toOptional())
                .isPresent();
        refused("R04", FourEyes.check(author, hand(1, "HEALTH", 2, 9, later), limits));
        refused("R04", FourEyes.check(author, hand(2, "CDC", 2, 9, later), limits));
        refused("R04", FourEyes.check(author, hand(2, "HEALTH", 1, 9, later), limits));
        refused("R04", FourEyes.check(author, hand(2, "HEALTH", 2, 8, later), limits));
        refused("R04", FourEyes.check(author, hand(2, "HEALTH", 2, 9, later.plusSeconds(1)), limits));
        refused("R04", FourEyes.check(author, hand(2, "HEALTH", 2, 9, NOW.minusSeconds(1)), limits));
    }

    private static RuleSet with(
            RuleSet r, List<EvidenceRule> evidence, List<Rule> rules, int number, Instant effective) {
        return new RuleSet(number, effective, r.sunset(), r.states(), r.limits(), evidence, rules, r.tests());
    }

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

    @Test
    void R07() {
        Decision first = evaluate(RULES, NOW, contact(1, NOW.minus(Duration.ofDays(3))));
        Decision again = evaluate(RULES, NOW, contact(1, NOW.minus(Duration.ofDays(1))));
        assertThat(again.until()).isAfter(first.until());
        refused("R07", Prolongation.check(first, again, RULES));
        Decision fresh = evaluate(RULES, NOW, contact(2, NOW.minus(Duration.ofDays(1))));
        assertThat(Prolongation.check(first, fresh, RULES).toOptional()).isPresent();
        Decision tooLong = new Decision(
                State.RED,
                7,
                List.of("CLOSE"),
                fresh.evidenceIds(),
                NOW,
                NOW.plus(Duration.ofDays(14)).plusSeconds(1),
                "RELEASE-NOTICE",
                "理由",
                "reason");
        refused("R07", Prolongation.bounded(tooLong, RULES));
        assertThatThrownBy(() -> new Decision(
                        State.RED,
                        7,
                        List.of("CLOSE"),
                        fresh.evidenceIds(),
                        NOW,
                        NOW.plusSeconds(1),
                        "",
                        "理由",
                        "reason"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReleaseAndNegativeTestsEndARestriction() {
        Instant event = NOW.minus(Duration.ofDays(3));
        Evidence contact = contact(1, event);
        assertThat(evaluate(RULES, NOW, contact).state()).isEqualTo(State.RED);
        Evidence release = new Evidence.Release(
                source(2, "CDC", NOW), NOW, contact.source().id());
        assertThat(evaluate(RULES, NOW, contact, release).state()).isEqualTo(State.GREEN);
        Evidence area = new Evidence.AreaStay(source(3, "STREET", event), event, false);
        Evidence n1 = new Evidence.NegativeTest(source(4, "LAB", NOW), NOW.minus(Duration.ofHours(30)));
        Evidence n2 = new Evidence.NegativeTest(source(5, "LAB", NOW), NOW.minus(Duration.ofHours(7)));
        Evidence n3 = new Evidence.NegativeTest(source(6, "LAB", NOW), NOW.minus(Duration.ofHours(6)));
        assertThat(evaluate(RULES, NOW, area, n1, n2).state()).isEqualTo(State.YELLOW);
        assertThat(evaluate(RULES, NOW, area, n1, n3).state()).isEqualTo(State.GREEN);
        refused("R05", Evaluation.evaluate(List.of(), RULES, RULES.sunset()));
    }

    /** 3,000 histories: never red without grounds, always a way out, the same in any order and after a replay. */
    @Test
    void randomHistories() {
        int restricted = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            List<Evidence> history = new ArrayList<>();
            int events = random.nextInt(9);
            for (int i = 0; i < events; i++) {
                history.add(evidence(random, i, history));
            }
            Decision decision = Evaluation.evaluate(history, RULES, NOW).orThrow();
            List<Evidence> permuted = new ArrayList<>(history);
            Collections.shuffle(permuted, random);
            permuted.addAll(history.subList(0, history.size() / 2)); // and some of it twice
            assertThat(Evaluation.evaluate(permuted, RULES, NOW).orThrow())
                    .as("seed %s", seed)
                    .isEqualTo(decision);
            if (decision.state().restricts()) {
                restricted++;
                assertThat(decision.evidenceIds()).as("seed %s", seed).isNotEmpty();
                assertThat(decision.ruleIds()).isNotEmpty();
                assertThat(history)
                        .filteredOn(
                                e -> decision.evidenceIds().contains(e.source().id()))
                        .anyMatch(e -> e.type().mayRestrict());
                assertThat(decision.zh()).isNotBlank();
                assertThat(decision.en()).isNotBlank();
                assertThat(decision.release()).isNotBlank();
                // by the end of the last of its grounds, without any act of anybody, it is over
                assertThat(Evaluation.evaluate(history, RULES, decision.until()).orThrow())
                        .as("seed %s", seed)
                        .matches(later -> later.state() != decision.state());
            }
            assertThat(decision.until()).isAfter(NOW);
            Decision end = Evaluation.evaluate(history, RULES, NOW.plus(Duration.ofDays(45)))
                    .orThrow();
            assertThat(end.state()).as("seed %s", seed).isEqualTo(State.GREEN);
        }
        assertThat(restricted).isBetween(500, 2900);
    }

    private static Evidence evidence(Random random, int n, List<Evidence> before) {
        Instant event = NOW.minus(Duration.ofMinutes(random.nextInt(30 * 24 * 60)));
        boolean first = random.nextBoolean();
        return switch (random.nextInt(9)) {
            case 0 -> new Evidence.Laboratory(source(n, "LAB", event), event, first);
            case 1 -> new Evidence.Clinical(source(n, "HOSPITAL", event), event, first);
            case 2 -> new Evidence.Contact(source(n, first ? "CDC" : "STREET", event), event, first);
            case 3 ->
                new Evidence.IsolationOrder(
                        source(n, "CDC", event), event, event.plus(Duration.ofDays(random.nextInt(40))));
            case 4 -> new Evidence.AreaStay(source(n, "STREET", event), event, first);
            case 5 -> new Evidence.Travel(source(n, "STATION", event), event, first);
            case 6 -> new Evidence.Vaccination(source(n, "CLINIC", event), event, 1);
            case 7 -> new Evidence.NegativeTest(source(n, "LAB", event), event);
            default ->
                new Evidence.Release(
                        source(n, "CDC", event),
                        event,
                        before.isEmpty()
                                ? Bytes.of(new byte[8])
                                : before.get(random.nextInt(before.size()))
                                        .source()
                                        .id());
        };
    }
}
