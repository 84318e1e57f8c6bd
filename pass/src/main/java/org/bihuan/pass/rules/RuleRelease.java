package org.bihuan.pass.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.token.State;
import org.bihuan.pass.trust.Authority;
import org.bihuan.pass.trust.TrustList;

/** Releasing rules: R06. */
public final class RuleRelease {
    public static final String TYPE = "application/vnd.bihuan.rules+cbor";

    /** Type of the second signature. */
    public static final String EMERGENCY = "application/vnd.bihuan.rules-emergency+cbor";

    private static final Duration NOTICE = Duration.ofHours(48);
    private static final CborDecoder.Limits SIZE = new CborDecoder.Limits(1 << 18, 4, false);

    private RuleRelease() {}

    public static byte[] sign(RuleSet rules, Signer authority) {
        return Sign1.sign(authority, Optional.of(TYPE), rules.encode());
    }

    /**
     * The second signature, for an emergency, over the same octets. Its type is another, so that no plain signature can be
     * passed off as one.
     */
    public static byte[] signEmergency(RuleSet rules, Signer second) {
        return Sign1.sign(second, Optional.of(EMERGENCY), rules.encode());
    }

    /**
     * A rule set as it is released.
     *
     * @param signed by an authority
     * @param emergency signed by an authority of another organisation, if it cannot wait
     */
    public record Released(Bytes signed, Optional<Bytes> emergency) {}

    /** The rules that may follow those in force, or an R06; both signatures are checked against the trust list. */
    public static Outcome<RuleSet> admit(Optional<RuleSet> before, Released released, TrustList trust, Instant now) {
        return authored(released.signed(), TYPE, trust, now).then(first -> {
            if (released.emergency().isEmpty()) {
                return RuleSet.decode(first.payload()).then(next -> admit(before, next, false, now));
            }
            return authored(released.emergency().get(), EMERGENCY, trust, now)
                    .then(second -> second.payload().equals(first.payload())
                                    && !second.by()
                                            .organisation()
                                            .equals(first.by().organisation())
                            ? RuleSet.decode(first.payload()).then(next -> admit(before, next, true, now))
                            : Outcome.refused(
                                    "R06", "an emergency signature over other rules, or of one organisation"));
        });
    }

    private record Authored(Authority by, Bytes payload) {}

    private static Outcome<Authored> authored(Bytes signed, String type, TrustList trust, Instant now) {
        return Sign1.parse(signed.toArray(), SIZE).as("R06").then(message -> {
            Optional<Authority> by = trust.authority(message.keyId()).filter(key -> key.maySignAt(now));
            boolean good = by.isPresent()
                    && message.type().equals(Optional.of(type))
                    && message.verifiedBy(by.get().profile(), by.get().publicKey());
            return good
                    ? Outcome.ok(new Authored(by.get(), message.payload()))
                    : Outcome.refused("R06", "not signed by an authority of the trust list");
        });
    }

    /** The rules, if the authority's key signed them; R06 otherwise. */
    public static Outcome<RuleSet> verify(byte[] signed, SignatureProfile profile, Bytes authority) {
        return Sign1.parse(signed, SIZE).as("R06").then(message -> {
            boolean good = message.type().equals(Optional.of(TYPE)) && message.verifiedBy(profile, authority);
            return good ? RuleSet.decode(message.payload()) : Outcome.refused("R06", "not signed by the authority");
        });
    }

    /**
     * The rules that may follow, or an R06.
     *
     * @param before the rules in force, empty for the first
     * @param emergency whether a second authority has signed the same octets for an emergency
     * @param now when they are released
     */
    static Outcome<RuleSet> admit(Optional<RuleSet> before, RuleSet next, boolean emergency, Instant now) {
        if (before.isPresent() && next.number() <= before.get().number()) {
            return Outcome.refused("R06", "a lower or the same number");
        }
        if (!next.sunset().isAfter(next.effective()) || next.effective().isBefore(now)) {
            return Outcome.refused("R06", "in force before its release, or after its end");
        }
        boolean free = !next.states().isEmpty()
                && next.states().getFirst() == State.GREEN
                && next.states().stream().skip(1).allMatch(State::restricts)
                && new HashSet<>(next.states()).size() == next.states().size();
        boolean known = next.rules().stream().allMatch(rule -> next.rank(rule.state()) > 0);
        if (!free || !known) {
            return Outcome.refused("R06", "an unreachable green, or a rule with a state of other rules");
        }
        if (next.tests().isEmpty() || !Evaluation.passes(next)) {
            return Outcome.refused("R06", "no embedded test, or one that fails");
        }
        boolean shortNotice = Duration.between(now, next.effective()).compareTo(NOTICE) < 0;
        return shortNotice && !emergency && before.isPresent() && tightens(before.get(), next)
                ? Outcome.refused("R06", "tightens with less than 48 hours' notice")
                : Outcome.ok(next);
    }

    /** Whether some finding leads to a stricter state, or to the same for longer or with fewer ways out. */
    static boolean tightens(RuleSet before, RuleSet next) {
        Map<List<String>, Rule> old = new HashMap<>();
        before.rules().forEach(rule -> old.put(finding(rule), rule));
        return next.rules().stream().anyMatch(rule -> {
            Rule was = old.get(finding(rule));
            return was == null
                    || severity(rule.state()) > severity(was.state())
                    || next.longest(rule).compareTo(before.longest(was)) > 0
                    || (was.negatives() > 0 && (rule.negatives() == 0 || rule.negatives() > was.negatives()));
        });
    }

    private static List<String> finding(Rule rule) {
        return List.of(rule.type().name(), rule.finding());
    }

    private static int severity(State state) {
        return switch (state) {
            case UNKNOWN, GREEN -> 0;
            case YELLOW -> 1;
            case NOT_GREEN -> 2;
            case RED -> 3;
        };
    }
}
