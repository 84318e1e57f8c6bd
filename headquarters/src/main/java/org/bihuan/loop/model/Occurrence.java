package org.bihuan.loop.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * An anchor that happened.
 *
 * @param cause what it stems from: stays the same when its time is corrected
 */
record Occurrence(String cause, Instant value) {
    static final Comparator<Occurrence> IN_ORDER =
            Comparator.comparing(Occurrence::value).thenComparing(Occurrence::cause);
}
