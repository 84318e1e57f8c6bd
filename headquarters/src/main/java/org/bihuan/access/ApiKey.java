package org.bihuan.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A program that may enter by a key.
 *
 * @param area the area that it reaches, with all below
 * @param name what program, and whose
 * @param hint first characters of its secret
 * @param permissions {@code ROOM.ACT} each
 * @param sectors the only ones; empty: all
 * @param createdBy account, 0 for the house
 * @param endedAt when somebody ended it
 * @param lastUsed real time, to the minute
 */
public record ApiKey(
        long id,
        int area,
        String name,
        String hint,
        List<String> permissions,
        List<String> sectors,
        Instant from,
        Instant until,
        Instant createdAt,
        long createdBy,
        Optional<Instant> endedAt,
        Optional<Instant> lastUsed) {

    public boolean holdsAt(Instant now) {
        return endedAt.isEmpty() && !from.isAfter(now) && until.isAfter(now);
    }
}
