package org.bihuan.pass.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.token.State;

/**
 * The rules of a period, as data that an authority signs.
 *
 * @param states from harmless to strictest; the first is what holds without evidence
 * @param sunset from here on every code answers "not in force"
 * @param tests cases that the rules must decide as stated before they can be released
 */
public record RuleSet(
        int number,
        Instant effective,
        Instant sunset,
        List<State> states,
        Limits limits,
        List<EvidenceRule> evidence,
        List<Rule> rules,
        List<RuleTest> tests) {
    private static final CborDecoder.Limits SIZE = new CborDecoder.Limits(1 << 18, 4, false);

    public RuleSet {
        states = List.copyOf(states);
        evidence = List.copyOf(evidence);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /**
     * Numbers that bound what people do with the rules.
     *
     * @param yellowDays longest yellow
     * @param redDays longest red, unless a laboratory result is behind it
     * @param batch decisions in one act from which on two organisations must approve
     * @param dailyCap decisions that one author may make in a day
     * @param approvalMinutes time from writing to approval
     */
    public record Limits(int yellowDays, int redDays, int batch, int dailyCap, int approvalMinutes) {
        /** The figures of the specification. */
        public static final Limits USUAL = new Limits(7, 14, 50, 200, 30);

        Cbor toCbor() {
            return Cbor.array(
                    Cbor.of(yellowDays), Cbor.of(redDays), Cbor.of(batch), Cbor.of(dailyCap), Cbor.of(approvalMinutes));
        }

        static Outcome<Limits> of(Cbor item) {
            Fields f = Fields.ofArray(item, 5, "limits");
            int yellow = (int) f.integer(0, 1, 7);
            int red = (int) f.integer(1, 1, 14);
            int batch = (int) f.integer(2, 1, 50);
            int cap = (int) f.integer(3, 1, 200);
            int minutes = (int) f.integer(4, 1, 30);
            return f.finish("R06", () -> new Limits(yellow, red, batch, cap, minutes));
        }
    }

    /** A case: findings and their age in days, and the state that must follow. */
    public record RuleTest(List<Case> evidence, State expected) {
        public RuleTest {
            evidence = List.copyOf(evidence);
        }

        /** Evidence of a type with a finding, so many days old. */
        public record Case(EvidenceType type, String finding, int daysAgo) {}
    }

    public boolean inForce(Instant now) {
        return !now.isBefore(effective) && now.isBefore(sunset);
    }

    public Optional<EvidenceRule> of(EvidenceType type) {
        return evidence.stream().filter(rule -> rule.type() == type).findFirst();
    }

    /** How strict a state is here; -1 for one that these rules do not know. */
    public int rank(State state) {
        return states.indexOf(state);
    }

    /** The longest that a rule may restrict, from the evidence's event. */
    Duration longest(Rule rule) {
        int most = switch (rule.state()) {
            case YELLOW -> limits.yellowDays();
            case RED, NOT_GREEN -> rule.type() == EvidenceType.LABORATORY ? rule.days() : limits.redDays();
            case GREEN, UNKNOWN -> 0;
        };
        return Duration.ofDays(Math.min(most, rule.days()));
    }

    /** The octets that are signed. */
    public byte[] encode() {
        return new Cbor.CborMap(Map.of(
                        Cbor.of(1), Cbor.of(number),
                        Cbor.of(2), Cbor.of(effective.getEpochSecond()),
                        Cbor.of(3), Cbor.of(sunset.getEpochSecond()),
                        Cbor.of(4),
                                Cbor.array(states.stream()
                                        .map(s -> Cbor.of(s.code()))
                                        .toList()),
                        Cbor.of(5), limits.toCbor(),
                        Cbor.of(6),
                                Cbor.array(evidence.stream()
                                        .map(EvidenceRule::toCbor)
                                        .toList()),
                        Cbor.of(7), Cbor.array(rules.stream().map(Rule::toCbor).toList()),
                        Cbor.of(8), Cbor.array(tests.stream().map(RuleSet::test).toList())))
                .encode();
    }

    private static Cbor test(RuleTest test) {
        return Cbor.array(
                Cbor.of(test.expected().code()),
                Cbor.array(test.evidence().stream()
                        .map(c -> Cbor.of(c.type().name() + "/" + c.finding() + "/" + c.daysAgo()))
                        .toList()));
    }

    /** R06 for what is not a rule set: unknown states, limits beyond the specification's, a rule without explanation. */
    public static Outcome<RuleSet> decode(Bytes octets) {
        return CborDecoder.decode(octets.toArray(), SIZE).as("R06").then(RuleSet::of);
    }

    private static Outcome<RuleSet> of(Cbor item) {
        Fields f = Fields.ofMap(item, "rule set");
        int number = (int) f.integer(1, 1, 65_535);
        Instant effective = f.time(2);
        Instant sunset = f.time(3);
        List<State> states = f.all(
                f.array(4, 5),
                code -> code instanceof Cbor.Int(long n) && State.ofCode(n).isPresent()
                        ? Outcome.ok(State.ofCode(n).get())
                        : Outcome.refused("R06", "unknown state"));
        Optional<Limits> limits = f.keep(Limits.of(f.item(5)));
        List<EvidenceRule> evidence = f.all(f.array(6, 9), EvidenceRule::of);
        List<Rule> rules = f.all(f.array(7, 200), Rule::of);
        List<RuleTest> tests = f.all(f.array(8, 500), RuleSet::testOf);
        return f.finish(
                "R06",
                () -> new RuleSet(number, effective, sunset, states, limits.orElseThrow(), evidence, rules, tests));
    }

    private static Outcome<RuleTest> testOf(Cbor item) {
        Fields f = Fields.ofArray(item, 2, "rule test");
        State expected = State.ofCode(f.integer(0, 0, 4)).orElseThrow();
        List<RuleTest.Case> cases = f.all(f.array(1, 50), RuleSet::caseOf);
        return f.finish("R06", () -> new RuleTest(cases, expected));
    }

    private static Outcome<RuleTest.Case> caseOf(Cbor item) {
        String text = item instanceof Cbor.Text(String t) ? t : "";
        String types = "LABORATORY|CLINICAL|CONTACT|ISOLATION_ORDER|AREA_STAY|TRAVEL|VACCINATION|NEGATIVE_TEST";
        if (!text.matches("(" + types + ")/[A-Z][A-Z0-9-]{0,15}/[0-9]{1,3}")) {
            return Outcome.refused("R06", "not a test case");
        }
        String[] parts = text.split("/");
        return Outcome.ok(new RuleTest.Case(EvidenceType.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2])));
    }
}
