package org.bihuan.pass.issue;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long tokens live. */
public final class Lifetimes {
    private static final Duration LIVE = Duration.ofHours(24);
    private static final Duration SPREAD = Duration.ofHours(2);
    private static final Duration PAPER = Duration.ofDays(7);

    private Lifetimes() {}

    /** 24 hours, give or take up to two: tokens of one minute are not renewed in one minute. */
    public static Instant live(Instant issued, RandomGenerator random) {
        long spread = SPREAD.toSeconds();
        return issued.plus(LIVE).plusSeconds(random.nextLong(-spread, spread + 1));
    }

    /** Seven days. */
    public static Instant paper(Instant issued) {
        return issued.plus(PAPER);
    }
}
