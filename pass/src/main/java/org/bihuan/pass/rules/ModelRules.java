package org.bihuan.pass.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bihuan.pass.rules.RuleSet.RuleTest;
import org.bihuan.pass.token.State;

/** A model rule set in three colours, for demonstrations and as a pattern for a city's own. Not an official text. */
public final class ModelRules {
    private ModelRules() {}

    public static RuleSet threeColours(int number, Instant effective, Instant sunset) {
        return new RuleSet(
                number,
                effective,
                sunset,
                List.of(State.GREEN, State.YELLOW, State.RED),
                RuleSet.Limits.USUAL,
                List.of(
                        new EvidenceRule(EvidenceType.LABORATORY, Set.of("LAB"), 60),
                        new EvidenceRule(EvidenceType.CLINICAL, Set.of("HOSPITAL"), 30),
                        new EvidenceRule(EvidenceType.CONTACT, Set.of("CDC"), 21),
                        new EvidenceRule(EvidenceType.ISOLATION_ORDER, Set.of("CDC"), 21),
                        new EvidenceRule(EvidenceType.AREA_STAY, Set.of("CDC", "STREET"), 14),
                        new EvidenceRule(EvidenceType.TRAVEL, Set.of("CUSTOMS", "STATION"), 21),
                        new EvidenceRule(EvidenceType.VACCINATION, Set.of("CLINIC"), 365),
                        new EvidenceRule(EvidenceType.NEGATIVE_TEST, Set.of("LAB"), 30),
                        new EvidenceRule(EvidenceType.RELEASE, Set.of("CDC", "HOSPITAL"), 90)),
                List.of(
                        rule(
                                "LAB-POSITIVE",
                                EvidenceType.LABORATORY,
                                "POSITIVE",
                                State.RED,
                                30,
                                2,
                                "核酸检测阳性",
                                "a positive laboratory result"),
                        rule(
                                "CASE",
                                EvidenceType.CLINICAL,
                                "CONFIRMED",
                                State.RED,
                                14,
                                2,
                                "临床诊断为确诊病例",
                                "diagnosed as a case"),
                        rule(
                                "SUSPECT",
                                EvidenceType.CLINICAL,
                                "SUSPECTED",
                                State.YELLOW,
                                7,
                                1,
                                "临床诊断为疑似病例",
                                "suspected by a physician"),
                        rule(
                                "CLOSE",
                                EvidenceType.CONTACT,
                                "CLOSE",
                                State.RED,
                                14,
                                0,
                                "与病例有密切接触",
                                "close contact of a case"),
                        rule(
                                "SECONDARY",
                                EvidenceType.CONTACT,
                                "SECONDARY",
                                State.YELLOW,
                                7,
                                2,
                                "密接的密接",
                                "contact of a close contact"),
                        rule(
                                "ORDER",
                                EvidenceType.ISOLATION_ORDER,
                                "ORDER",
                                State.RED,
                                14,
                                0,
                                "依法作出的隔离决定",
                                "an order of isolation"),
                        rule(
                                "AREA-HIGH",
                                EvidenceType.AREA_STAY,
                                "HIGH",
                                State.RED,
                                7,
                                2,
                                "在高风险区停留",
                                "a stay in a high-risk area"),
                        rule(
                                "AREA-MEDIUM",
                                EvidenceType.AREA_STAY,
                                "MEDIUM",
                                State.YELLOW,
                                7,
                                2,
                                "在中风险区停留",
                                "a stay in a medium-risk area"),
                        rule(
                                "INBOUND",
                                EvidenceType.TRAVEL,
                                "LISTED",
                                State.YELLOW,
                                7,
                                2,
                                "自名单所列地区抵达",
                                "arrival from a listed region")),
                List.of(
                        test(State.GREEN),
                        test(State.GREEN, new RuleTest.Case(EvidenceType.VACCINATION, "DOSE", 30)),
                        test(State.RED, new RuleTest.Case(EvidenceType.LABORATORY, "POSITIVE", 1)),
                        test(State.YELLOW, new RuleTest.Case(EvidenceType.CONTACT, "SECONDARY", 3)),
                        test(State.GREEN, new RuleTest.Case(EvidenceType.CONTACT, "SECONDARY", 7)),
                        test(
                                State.GREEN,
                                new RuleTest.Case(EvidenceType.AREA_STAY, "MEDIUM", 5),
                                new RuleTest.Case(EvidenceType.NEGATIVE_TEST, "NEGATIVE", 3),
                                new RuleTest.Case(EvidenceType.NEGATIVE_TEST, "NEGATIVE", 1))));
    }

    private static RuleTest test(State expected, RuleTest.Case... cases) {
        return new RuleTest(List.of(cases), expected);
    }

    private static Rule rule(
            String id, EvidenceType type, String finding, State state, int days, int negatives, String zh, String en) {
        String early = negatives == 0 ? "" : "，或间隔24小时" + negatives + "次检测阴性后解除";
        String earlyEn = negatives == 0 ? "" : ", or after " + negatives + " negative tests a day apart";
        return new Rule(
                id,
                type,
                finding,
                state,
                days,
                negatives,
                zh + "；满" + days + "天、收到解除通知" + early,
                en + "; ends after " + days + " days, with a release notice" + earlyEn);
    }
}
