package org.bihuan.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key that somebody wants to give a program.
 *
 * @param area code
 * @param from now if it is left out
 */
public record NewKey(
        String name,
        List<String> permissions,
        String area,
        List<String> sectors,
        Optional<Instant> from,
        Optional<Instant> until) {}
