package org.bihuan.access.model;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many requests somebody may send: a bucket of tokens that fills evenly (the generic cell rate algorithm, ITU-T
 * I.371, annex A: what is kept is the moment at which the bucket will be full). Kept in memory: a restart fills all.
 */
public final class Rates {
    private static final int MOST_KEPT = 20_000;

    private final ConcurrentMap<String, Instant> full = new ConcurrentHashMap<>();

    /**
     * A limit.
     *
     * @param name for the answer's headers
     * @param most tokens in a full bucket
     * @param period within which an empty one fills
     */
    public record Limit(String name, int most, Duration period) {
        public Limit {
            if (most < 1 || !period.isPositive()) {
                throw new IllegalArgumentException(name + ": " + most + " in " + period);
            }
        }

        private Duration perToken() {
            return period.dividedBy(most);
        }
    }

    /**
     * What asking for a token came to.
     *
     * @param left tokens that are left
     * @param next time until there is one; zero if one is left
     * @param reset time until the bucket is full
     */
    public record Answer(boolean granted, long left, Duration next, Duration reset) {}

    /** Takes a token, if there is one. @param who whose bucket */
    public Answer take(String who, Limit limit, Instant now) {
        forget(now);
        boolean[] granted = new boolean[1];
        Instant after = full.compute(who, (key, kept) -> {
            Instant before = kept == null || kept.isBefore(now) ? now : kept;
            Instant then = before.plus(limit.perToken());
            granted[0] = Duration.between(now, then).compareTo(limit.period()) <= 0;
            return granted[0] ? then : before;
        });
        Duration reset = Duration.between(now, after);
        Duration spare = limit.period().minus(reset);
        long left = Math.max(0, spare.dividedBy(limit.perToken()));
        Duration next = left > 0 ? Duration.ZERO : limit.perToken().minus(spare);
        return new Answer(granted[0], left, next, reset);
    }

    /** Buckets that are full are as good as none. */
    private void forget(Instant now) {
        if (full.size() > MOST_KEPT) {
            full.values().removeIf(moment -> !moment.isAfter(now));
        }
    }
}
