package org.bihuan.people;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a pseudonym without looking at who it is.
 *
 * @param mergedInto the pseudonym that is kept, if this one was merged
 * @param erasedAt when the person was erased
 */
public record PersonState(
        String pseudonym,
        int area,
        String sector,
        Instant registeredAt,
        Optional<String> mergedInto,
        Optional<Instant> erasedAt) {}
