package org.bihuan.pass.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bihuan.pass.rules.RuleTrials.NOW;
import static org.bihuan.pass.rules.RuleTrials.RULES;
import static org.bihuan.pass.rules.RuleTrials.contact;
import static org.bihuan.pass.rules.RuleTrials.evaluate;
import static org.bihuan.pass.rules.RuleTrials.refused;
import static org.bihuan.pass.rules.RuleTrials.source;
import static org.bihuan.pass.rules.RuleTrials.with;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.token.State;
import org.junit.jupiter.api.Test;

/** R01 to R04 and R07 of the specification, as far as they are pure, by name. */
class RulesTest {
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
}
