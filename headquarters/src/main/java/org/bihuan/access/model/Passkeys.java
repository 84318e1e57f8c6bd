package org.bihuan.access.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passkeys of accounts, as their owners see them. */
public interface Passkeys {
    /** The oldest first. */
    List<Passkey> of(String login);

    /** False if the account has no such passkey. */
    boolean remove(String login, String id);

    /**
     * A passkey.
     *
     * @param id by which it is told apart, base64url
     * @param label what its owner calls it
     */
    record Passkey(String id, String label, Instant createdAt, Optional<Instant> usedAt) {}
}
