package org.bihuan.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A role in an area for a time.
 *
 * @param sectors the only ones; empty: all that the role allows
 * @param standsInFor login of whoever is away; empty if nobody is
 */
public record Post(
        long id,
        String role,
        int area,
        List<String> sectors,
        Instant from,
        Optional<Instant> until,
        String standsInFor) {

    public boolean holdsAt(Instant now) {
        return !from.isAfter(now) && until.map(end -> end.isAfter(now)).orElse(true);
    }
}
