package org.bihuan.pass.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/** {@code colour = evaluate(evidence, rules, now)}: pure, the same in any order of the evidence, replayable. */
public final class Evaluation {
    private static final Duration APART = Duration.ofHours(24);
    private static final Duration GREEN_LIFE = Duration.ofHours(24);

    private Evaluation() {}

    /** A rule that holds on a piece of evidence. */
    private record Ground(Rule rule, Evidence evidence, Instant until) {}

    /**
     * The decision; R05 if the rules are not in force at that time. Evidence that R02 refuses, or that lies in the future, or
     * was released, counts for nothing.
     */
    public static Outcome<Decision> evaluate(Collection<Evidence> evidence, RuleSet rules, Instant now) {
        if (!rules.inForce(now)) {
            return Outcome.refused("R05", "not in force");
        }
        List<Evidence> known = known(evidence, rules, now);
        List<Ground> grounds = new ArrayList<>();
        for (Evidence one : known) {
            for (Rule rule : rules.rules()) {
                if (rule.type() == one.type() && rule.finding().equals(one.finding())) {
                    Instant until = end(rule, one, known, rules);
                    if (until.isAfter(now)) {
                        grounds.add(new Ground(rule, one, until));
                    }
                }
            }
        }
        int strictest = grounds.stream()
                .mapToInt(g -> rules.rank(g.rule().state()))
                .max()
                .orElse(0);
        List<Ground> deciding = grounds.stream()
                .filter(g -> rules.rank(g.rule().state()) == strictest)
                .sorted(Comparator.comparing((Ground g) -> g.rule().id())
                        .thenComparing(g -> g.evidence().source().id().hex()))
                .toList();
        return Outcome.ok(
                strictest <= 0 || deciding.isEmpty() ? free(rules, now) : restricted(rules, strictest, deciding));
    }

    private static Decision restricted(RuleSet rules, int strictest, List<Ground> grounds) {
        Instant from = grounds.stream()
                .map(g -> g.evidence().event())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant until = grounds.stream()
                .map(Ground::until)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Ground longest =
                grounds.stream().max(Comparator.comparing(Ground::until)).orElseThrow();
        return new Decision(
                rules.states().get(strictest),
                rules.number(),
                grounds.stream().map(g -> g.rule().id()).distinct().toList(),
                grounds.stream().map(g -> g.evidence().source().id()).distinct().toList(),
                from,
                until,
                longest.rule().release(),
                grounds.stream().map(g -> g.rule().zh()).distinct().collect(Collectors.joining("；")),
                grounds.stream().map(g -> g.rule().en()).distinct().collect(Collectors.joining("; ")));
    }

    private static Decision free(RuleSet rules, Instant now) {
        Instant until = now.plus(GREEN_LIFE).isBefore(rules.sunset()) ? now.plus(GREEN_LIFE) : rules.sunset();
        return new Decision(
                rules.states().getFirst(),
                rules.number(),
                List.of(),
                List.of(),
                now,
                until,
                "NONE",
                "没有需要限制的依据",
                "nothing on record that restricts");
    }

    /** One of each id, accepted, of the past, not released; by id, so that no order of arrival matters. */
    private static List<Evidence> known(Collection<Evidence> evidence, RuleSet rules, Instant now) {
        Map<String, Evidence> byId = new TreeMap<>();
        List<Evidence> accepted = evidence.stream()
                .filter(one -> EvidencePolicy.accept(one, rules, now).whyNot().isEmpty())
                .toList();
        List<Bytes> released = accepted.stream()
                .filter(Evidence.Release.class::isInstance)
                .map(one -> ((Evidence.Release) one).releases())
                .toList();
        accepted.stream()
                .filter(one -> !released.contains(one.source().id()))
                .forEach(one -> byId.merge(one.source().id().hex(), one, Evaluation::laterRecord));
        return List.copyOf(byId.values());
    }

    private static Evidence laterRecord(Evidence a, Evidence b) {
        Comparator<Evidence> order = Comparator.comparing(
                        (Evidence e) -> e.source().recorded())
                .thenComparing(Evidence::event)
                .thenComparing(Object::toString);
        return order.compare(a, b) >= 0 ? a : b;
    }

    /** By days, by the document's own end, or by negative tests: the earliest of them. */
    private static Instant end(Rule rule, Evidence one, List<Evidence> known, RuleSet rules) {
        Instant end = one.event().plus(rules.longest(rule));
        Optional<Instant> stated = one.end().filter(end::isAfter);
        Instant bounded = stated.orElse(end);
        return negatives(rule, one, known).filter(bounded::isAfter).orElse(bounded);
    }

    private static Optional<Instant> negatives(Rule rule, Evidence one, List<Evidence> known) {
        if (rule.negatives() == 0) {
            return Optional.empty();
        }
        List<Instant> samples = known.stream()
                .filter(Evidence.NegativeTest.class::isInstance)
                .map(Evidence::event)
                .filter(one.event()::isBefore)
                .sorted()
                .toList();
        int counted = 0;
        Instant last = one.event();
        for (Instant sample : samples) {
            if (counted == 0 || !sample.isBefore(last.plus(APART))) {
                counted++;
                last = sample;
            }
            if (counted == rule.negatives()) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    /** Whether the embedded tests of a rule set hold. */
    static boolean passes(RuleSet rules) {
        Instant now = rules.effective();
        return rules.tests().stream()
                .allMatch(test -> evaluate(made(test, rules, now), rules, now)
                        .map(Decision::state)
                        .toOptional()
                        .equals(Optional.of(test.expected())));
    }

    private static List<Evidence> made(RuleSet.RuleTest test, RuleSet rules, Instant now) {
        List<Evidence> made = new ArrayList<>();
        for (RuleSet.RuleTest.Case c : test.evidence()) {
            Instant event = now.minus(Duration.ofDays(c.daysAgo()));
            String kind = rules.of(c.type())
                    .flatMap(r -> r.unitKinds().stream().sorted().findFirst())
                    .orElse("");
            byte[] id = new byte[8];
            id[7] = (byte) made.size();
            Evidence.Source source = new Evidence.Source(Bytes.of(id), kind, "TEST", event, "TEST");
            boolean first =
                    List.of("POSITIVE", "CONFIRMED", "CLOSE", "HIGH", "LISTED").contains(c.finding());
            made.add(
                    switch (c.type()) {
                        case LABORATORY -> new Evidence.Laboratory(source, event, first);
                        case CLINICAL -> new Evidence.Clinical(source, event, first);
                        case CONTACT -> new Evidence.Contact(source, event, first);
                        case ISOLATION_ORDER ->
                            new Evidence.IsolationOrder(source, event, event.plus(Duration.ofDays(14)));
                        case AREA_STAY -> new Evidence.AreaStay(source, event, first);
                        case TRAVEL -> new Evidence.Travel(source, event, first);
                        case VACCINATION -> new Evidence.Vaccination(source, event, 1);
                        case NEGATIVE_TEST, RELEASE -> new Evidence.NegativeTest(source, event);
                    });
        }
        return made;
    }
}
