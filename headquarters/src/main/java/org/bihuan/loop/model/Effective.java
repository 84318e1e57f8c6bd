package org.bihuan.loop.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evidence as it stands after corrections and decisions.
 *
 * @param happened of evidence about another: when that one happened
 * @param recorded when its key was first recorded
 * @param contents more than one while it is in conflict
 * @param signatures how many signed what now stands
 */
record Effective(String key, String duty, Instant happened, Instant recorded, List<Content> contents, int signatures) {
    static final Comparator<Effective> IN_ORDER =
            Comparator.comparing(Effective::happened).thenComparing(Effective::key);

    /** What one record says. */
    record Content(Instant happened, String by, Map<String, String> values, Optional<String> about) {}

    boolean inConflict() {
        return contents.size() > 1;
    }
}
