package org.bihuan.epi.alarm;

import java.util.Arrays;

/**
 * What a likelihood ratio chart carries from day to day: counts and expected counts since its last alarm. A new count
 * costs one pass over these. Not safe for several threads.
 */
public final class GlrState {
    private static final int MOST_CASES = 1 << 30;

    private final double limit;
    private int[] counts = new int[16];
    private double[] expected = new double[16];
    private int kept;
    private double expectedNow;
    private double statistic = Double.NaN;
    private boolean restart;

    /** @param limit c, above 0: alarm where the statistic reaches it */
    public GlrState(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("limit above 0: " + limit);
        }
        this.limit = limit;
    }

    /**
     * Takes the next day.
     *
     * @param count at least 0
     * @param mean expected count in control, above 0
     */
    public void add(int count, double mean) {
        if (restart) {
            kept = 0;
            restart = false;
        }
        if (kept == counts.length) {
            counts = Arrays.copyOf(counts, 2 * kept);
            expected = Arrays.copyOf(expected, 2 * kept);
        }
        expectedNow = mean;
        counts[kept] = count;
        expected[kept] = mean;
        kept++;
        statistic = statisticWith(count);
        restart = statistic >= limit;
    }

    /** G of the last day; NaN before the first. */
    public double statistic() {
        return statistic;
    }

    /** Alarm where G of the last day reaches the limit; the next day then starts afresh. */
    public Signal signal() {
        return Double.isNaN(statistic) ? Signal.UNDEFINED : Signal.of(statistic >= limit);
    }

    /** Least count of the last day with an alarm, infinite above 2^30; G rises with the count: double, then halve. */
    public double cases() {
        int low = -1;
        int high = 1;
        while (statisticWith(high) < limit) {
            if (high >= MOST_CASES) {
                return Double.POSITIVE_INFINITY;
            }
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (statisticWith(middle) < limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** G with the last count replaced. */
    private double statisticWith(double last) {
        double seen = last;
        double awaited = expectedNow;
        double best = gain(seen, awaited);
        for (int k = kept - 2; k >= 0; k--) {
            seen += counts[k];
            awaited += expected[k];
            best = Math.max(best, gain(seen, awaited));
        }
        return best;
    }

    /** The exponential of the best κ is seen / awaited. */
    private static double gain(double seen, double awaited) {
        return seen > awaited ? Math.log(seen / awaited) * seen + awaited - seen : 0;
    }
}
