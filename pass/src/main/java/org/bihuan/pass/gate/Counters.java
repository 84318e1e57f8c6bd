package org.bihuan.pass.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** All that a gate keeps of its day: how often it gave which answer in which hour (UTC). Immutable. */
public record Counters(Map<Count, Long> counts) {
    public static final Counters NONE = new Counters(Map.of());

    /** An hour, by its beginning, and an answer. */
    public record Count(Instant hour, Answer answer) {}

    public Counters {
        counts = Map.copyOf(counts);
    }

    /** With one answer more. */
    public Counters with(Answer answer, Instant now) {
        Map<Count, Long> more = new HashMap<>(counts);
        more.merge(new Count(now.truncatedTo(ChronoUnit.HOURS), answer), 1L, Long::sum);
        return new Counters(more);
    }

    public long of(Instant hour, Answer answer) {
        return counts.getOrDefault(new Count(hour.truncatedTo(ChronoUnit.HOURS), answer), 0L);
    }
}
