package org.bihuan.people;

import java.util.List;
import java.util.Optional;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Purpose;

/**
 * What an identity may be looked at for: nothing else (notice of the Cyberspace Administration of 4 February 2020, points
 * 2 and 3: minimum scope, no other purpose). Each word key is {@code people.purpose.NAME}.
 */
public enum Purposes {
    /** Finding out where somebody was infected and whom they met. */
    INVESTIGATION("investigation"),
    /** Care for somebody under medical observation or in quarantine. */
    CARE("care"),
    /** Bringing somebody to a hospital, home, or into another's hands. */
    TRANSFER("transfer"),
    /** Entering or correcting somebody's data, and keeping one person from being entered twice. */
    REGISTRATION("registration"),
    /** Answering what the person asked for: insight, correction, objection, erasure. */
    REQUEST("request"),
    /** An emergency outside of one's scope, with a reason and for a limited time. */
    EMERGENCY("emergency");

    private final String key;

    Purposes(String key) {
        this.key = key;
    }

    /** Key of the purpose as it stands in the ledger. */
    public String key() {
        return "purpose." + key;
    }

    /** Reasons are needed in words for everything but entering data. */
    public boolean needsReason() {
        return this != REGISTRATION;
    }

    public static Optional<Purposes> of(String name) {
        return List.of(values()).stream()
                .filter(purpose -> purpose.key.equals(name))
                .findFirst();
    }

    public String word() {
        return key;
    }

    /**
     * The token for whoever the present thread works as; empty if a reason is needed and missing, or they may look at
     * nobody (permission {@code people.look}).
     *
     * @param reason number of the case or order, or words; never a name
     */
    public Optional<PurposeToken> token(String reason) {
        String given = reason.strip();
        Access access = Access.required();
        return needsReason() && given.length() < 2 || !access.actor().may("people.look")
                ? Optional.empty()
                : Optional.of(new PurposeToken(access, new Purpose(key(), given)));
    }
}
