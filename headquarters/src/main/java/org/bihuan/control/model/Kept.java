package org.bihuan.control.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How an entry came and went; nothing is deleted.
 *
 * @param by who entered it
 * @param verified false: a typed name, from the time before accounts
 * @param endedAt when a later version took its place or it was taken back; empty while it stands
 * @param endedBy who did so, empty text while it stands
 */
public record Kept(Instant at, String by, boolean verified, Optional<Instant> endedAt, String endedBy) {
    public boolean stands() {
        return endedAt.isEmpty();
    }
}
