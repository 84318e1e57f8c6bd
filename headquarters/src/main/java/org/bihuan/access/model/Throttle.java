package org.bihuan.access.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long somebody has to wait after failed attempts to sign in. Waiting grows and ends; nobody is ever locked out, and a
 * device that has signed in to the account before has a count of its own, so that strangers cannot keep its owner waiting.
 */
public final class Throttle {
    /** Attempts older than this do not count. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 30;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Throttle() {}

    /** What attempts are counted by. */
    public enum By {
        ACCOUNT(FREE_PER_ACCOUNT),
        ADDRESS(FREE_PER_ADDRESS),
        DEVICE(FREE_PER_ACCOUNT);

        private final int free;

        By(int free) {
            this.free = free;
        }
    }

    /**
     * Time from now until the next attempt is looked at; zero: at once.
     *
     * @param failures when attempts failed, within {@link #WINDOW}
     */
    public static Duration wait(By by, List<Instant> failures, Instant now) {
        long counted =
                failures.stream().filter(at -> at.isAfter(now.minus(WINDOW))).count();
        if (counted < by.free) {
            return Duration.ZERO;
        }
        Instant last = failures.stream().max(Instant::compareTo).orElse(now);
        long seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(10, counted - by.free));
        Duration left = Duration.between(now, last.plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
