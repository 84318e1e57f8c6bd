package org.bihuan.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post that somebody wants to give.
 *
 * @param area code
 * @param standsInFor login of whoever is away, empty if none
 */
public record NewPost(
        String role,
        String area,
        List<String> sectors,
        Optional<Instant> from,
        Optional<Instant> until,
        String standsInFor) {}
