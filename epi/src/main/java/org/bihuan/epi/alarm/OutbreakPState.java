package org.bihuan.epi.alarm;

/**
 * What outbreakP carries from day to day: the plateaus of the isotonic regression. A new count merges a few of them and
 * costs one logarithm per plateau. Not safe for several threads.
 */
public final class OutbreakPState {
    private static final int MOST_CASES = 100_000;

    private final double k;
    private final IsotonicMeans means = new IsotonicMeans();
    private int seen;
    private double statistic = Double.NaN;

    /** @param k alarm limit, above 0 */
    public OutbreakPState(double k) {
        if (!(k > 0)) {
            throw new IllegalArgumentException("k above 0: " + k);
        }
        this.k = k;
    }

    /** Takes the count of the next day, at least 0. */
    public void add(int count) {
        statistic = means.statisticWith(count);
        means.add(count);
        seen++;
    }

    /** Takes a count without judging it. */
    void skip(int count) {
        means.add(count);
        seen++;
    }

    /** Likelihood ratio after the last day; NaN before the first. */
    public double statistic() {
        return statistic;
    }

    public Signal signal() {
        return Double.isNaN(statistic) ? Signal.UNDEFINED : Signal.of(statistic > k);
    }

    /** Least count that would alarm if it were the next one; searched by single cases as R does, NaN if there is none. */
    double cases(int observed) {
        if (seen == 0) {
            return k >= 1 ? Double.NaN : 0;
        }
        if (means.statisticWith(observed) > k) {
            for (int count = observed - 1; count >= 0; count--) {
                if (!(means.statisticWith(count) > k)) {
                    return count + 1.0;
                }
            }
            return Double.NaN;
        }
        for (int count = observed + 1; count <= MOST_CASES; count++) {
            if (means.statisticWith(count) > k) {
                return count;
            }
        }
        return Double.NaN;
    }
}
