package org.bihuan.pass.issue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.audit.Leaf;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.rules.RuleSet;
import org.bihuan.pass.token.Claims;

/**
 * Signing a token: R05. Whoever is free gets one whatever happens to the log; a restriction is signed only when outside
 * witnesses have seen its decision in the log.
 */
public final class Issuance {
    private Issuance() {}

    /** Whom the issuer believes about the log. */
    public record Log(List<NoteKey> keys, List<NoteKey> witnesses, int quorum) {}

    /** A decision's leaf with the proof that the log contains it. */
    public record Published(Leaf.Decided leaf, ProofText proof) {}

    /** The token, or an R05. */
    public static Outcome<byte[]> issue(
            Claims claims, RuleSet rules, Optional<Published> published, Log log, Instant now, Signer issuer) {
        if (!rules.inForce(now)
                || claims.rules() != rules.number()
                || claims.expires().isAfter(rules.sunset())) {
            return Outcome.refused("R05", "the rules are not in force for all of the token's time");
        }
        if (claims.state().restricts()) {
            Outcome<Leaf.Decided> seen = seen(claims, published, log, now);
            if (seen instanceof Outcome.Refused<Leaf.Decided>(var why)) {
                return Outcome.refused("R05", why.reason());
            }
        }
        boolean paperButNotGreen = claims.paper() && claims.state().restricts();
        return paperButNotGreen
                ? Outcome.refused("R05", "paper is for green only")
                : Outcome.ok(Sign1.sign(issuer, Optional.empty(), claims.encode()));
    }

    private static Outcome<Leaf.Decided> seen(Claims claims, Optional<Published> published, Log log, Instant now) {
        if (published.isEmpty() || log.quorum() < 1) {
            return Outcome.refused("R05", "no published decision");
        }
        Leaf.Decided leaf = published.get().leaf();
        boolean about = leaf.to() == claims.state()
                && leaf.version() == claims.rules()
                && leaf.until().isAfter(now)
                && !claims.expires().isAfter(leaf.until());
        if (!about) {
            return Outcome.refused("R05", "the published decision says something else, or ends before the token");
        }
        return published
                .get()
                .proof()
                .verify(leaf.encode(), log.keys(), log.witnesses(), log.quorum())
                .map(signed -> leaf);
    }
}
