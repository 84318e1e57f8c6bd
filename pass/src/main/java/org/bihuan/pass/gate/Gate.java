package org.bihuan.pass.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Flag;
import org.bihuan.pass.token.Scanned;
import org.bihuan.pass.trust.Coverage;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;

/** The gate check. Offline, and the same answer for the same arguments. */
public final class Gate {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LIVE_LIFE = Duration.ofHours(26);
    private static final Duration PAPER_LIFE = Duration.ofDays(7);
    private static final Duration AMBER = Duration.ofHours(24);
    private static final Duration TOO_OLD = Duration.ofHours(72);

    private Gate() {}

    /** A token that passed everything but the question of what it says. */
    private record Authentic(Scanned scanned, boolean flagged, boolean stale) {}

    /**
     * Checks in the order of the specification: text, CBOR, key, signature, times, holder, circumstances, lists, venue.
     *
     * @param payload as the scanner read it
     * @param now of the gate's clock
     * @param venue kind of venue, matched with the trust list's coverage
     */
    public static GateResult check(
            String payload, GateLists lists, Instant now, String venue, Confirmation confirmed, Seen seen) {
        if (payload.isEmpty() || venue.equals(Coverage.MEDICAL)) {
            return new GateResult(Answer.NO_CODE, Optional.empty(), false, Optional.empty(), seen);
        }
        Outcome<Authentic> outcome = Scanned.parse(payload, lists.profiles())
                .then(scanned -> key(scanned, lists))
                .then(scanned -> times(scanned, now))
                .then(scanned -> holder(scanned, now, seen))
                .then(scanned -> circumstances(scanned, lists, confirmed))
                .then(scanned -> lists(scanned, lists, now));
        return switch (outcome) {
            case Outcome.Refused<Authentic>(Refusal why) ->
                new GateResult(Answer.CHECK, Optional.of(why.id()), false, Optional.empty(), seen);
            case Outcome.Ok<Authentic>(Authentic token) -> answer(token, lists, now, venue, seen);
        };
    }

    private static GateResult answer(Authentic token, GateLists lists, Instant now, String venue, Seen seen) {
        Claims claims = token.scanned().claims();
        Optional<GateResult.Person> person = Optional.of(new GateResult.Person(claims.name(), claims.birth()));
        if (!lists.trust().covers(venue, now)) {
            return new GateResult(Answer.NO_CODE, Optional.empty(), token.stale(), Optional.empty(), seen);
        }
        boolean desk = token.flagged() || claims.state().restricts();
        if (desk) {
            return new GateResult(Answer.CHECK, Optional.of("G07"), token.stale(), person, seen);
        }
        Seen after = token.scanned().presentation().isPresent() ? seen.with(seen.mark(token.scanned()), now) : seen;
        return new GateResult(Answer.PASS, Optional.empty(), token.stale(), person, after);
    }

    private static Outcome<Scanned> key(Scanned scanned, GateLists lists) {
        Claims claims = scanned.claims();
        Optional<TrustedKey> found = lists.trust().key(scanned.message().keyId());
        if (found.isEmpty()) {
            return Outcome.refused("G03", "key id not in the trust list");
        }
        TrustedKey key = found.get();
        if (key.profile() != scanned.profile()
                || key.profile().algorithm() != scanned.message().algorithm()) {
            return Outcome.refused("G03", "algorithm is not the key's");
        }
        Use use = claims.paper() ? Use.PAPER_TOKEN : Use.LIVE_TOKEN;
        if (!key.uses().contains(use) || !key.areas().contains(claims.issuer())) {
            return Outcome.refused("G03", "key not for this use or area");
        }
        if (!key.mayHaveSignedAt(claims.issued())) {
            return Outcome.refused("G03", "key outside its validity");
        }
        return scanned.message().verifiedBy(key.profile(), key.publicKey())
                ? Outcome.ok(scanned)
                : Outcome.refused("G04", "signature");
    }

    private static Outcome<Scanned> times(Scanned scanned, Instant now) {
        Claims claims = scanned.claims();
        Duration life = Duration.between(claims.issued(), claims.expires());
        if (life.isNegative() || life.isZero() || life.compareTo(claims.paper() ? PAPER_LIFE : LIVE_LIFE) > 0) {
            return Outcome.refused("G05", "lifetime");
        }
        return now.isBefore(claims.issued().minus(SKEW)) || !now.isBefore(claims.expires())
                ? Outcome.refused("G05", "not yet, or no longer")
                : Outcome.ok(scanned);
    }

    private static Outcome<Scanned> holder(Scanned scanned, Instant now, Seen seen) {
        Claims claims = scanned.claims();
        if (claims.paper()) {
            return scanned.presentation().isEmpty()
                    ? Outcome.ok(scanned)
                    : Outcome.refused("G06", "a paper token presented live");
        }
        if (scanned.presentation().isEmpty() || claims.holderKey().isEmpty()) {
            return Outcome.refused("G06", "no holder signature");
        }
        var live = scanned.presentation().get();
        if (Duration.between(live.time(), now).abs().compareTo(SKEW) > 0) {
            return Outcome.refused("G06", "presented at another time");
        }
        if (!live.verifiedBy(scanned.profile(), claims.holderKey().get())) {
            return Outcome.refused("G06", "holder signature");
        }
        return seen.has(seen.mark(scanned)) ? Outcome.refused("G06", "shown here before") : Outcome.ok(scanned);
    }

    private static Outcome<Scanned> circumstances(Scanned scanned, GateLists lists, Confirmation confirmed) {
        Claims claims = scanned.claims();
        if (claims.flags().contains(Flag.SPECIMEN) && lists.trust().production()) {
            return Outcome.refused("G08", "specimen");
        }
        if (claims.paper() && !confirmed.document()) {
            return Outcome.refused("G08", "document not confirmed");
        }
        return claims.flags().contains(Flag.DEPENDANT) && !confirmed.guardian()
                ? Outcome.refused("G08", "guardian not present")
                : Outcome.ok(scanned);
    }

    private static Outcome<Authentic> lists(Scanned scanned, GateLists lists, Instant now) {
        if (now.isBefore(lists.clockFloor().minus(SKEW))) {
            return Outcome.refused("G07", "the clock is behind the last signed list or checkpoint");
        }
        if (!now.isBefore(lists.trust().expires())) {
            return Outcome.refused("G07", "trust list expired");
        }
        Claims claims = scanned.claims();
        Optional<StatusList> found =
                Optional.ofNullable(lists.statuses().get(new GateLists.Key(claims.issuer(), StatusList.dayOf(claims))));
        if (found.isEmpty()) {
            return Outcome.refused("G07", "no status list of this issuer and day");
        }
        StatusList status = found.get();
        Duration age = Duration.between(status.issued(), now);
        if (!now.isBefore(status.expires()) || age.compareTo(TOO_OLD) > 0) {
            return Outcome.refused("G07", "status list too old");
        }
        if (status.bits().bits() != 1 || claims.statusIndex() >= status.bits().size()) {
            return Outcome.refused("G07", "status list of another shape");
        }
        boolean flagged = status.bits().get(claims.statusIndex()) != 0;
        return Outcome.ok(new Authentic(scanned, flagged, age.compareTo(AMBER) > 0));
    }
}
