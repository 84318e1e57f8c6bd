package org.bihuan.epi.alarm;

/**
 * Semiparametric outbreak detection by Frisén and Andersson: likelihood ratio of a rising mean (unrestricted in shape)
 * against a constant one, over all points so far; alarm if the statistic is greater than k.
 *
 * <p>The rising mean is the isotonic regression of the series, found by pooling adjacent violators, so a new point costs
 * a few merges. The bound is the statistic itself, or the least count that would alarm (greatest that would not, plus
 * one, when it does), searched by single cases up to 100,000 as R does; undefined where there is none.
 *
 * <p>Sources: Frisén, Andersson, Schiöler, Statistics in Medicine 28 (2009) 3133; R function {@code outbreakP}.
 *
 * @param k alarm limit, above 0 (100)
 * @param bound what the upper bound shows
 */
public record OutbreakP(double k, Bound bound) implements AlarmMethod {
    private static final int MOST_CASES = 100_000;

    public OutbreakP {
        if (!(k > 0)) {
            throw new IllegalArgumentException("k above 0: " + k);
        }
    }

    @Override
    public int firstPoint() {
        return 1;
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        Alarms alarms = new Alarms(counts, from, to);
        IsotonicMeans means = new IsotonicMeans(to);
        for (int t = 1; t <= to; t++) {
            if (t >= from) {
                double statistic = means.statisticWith(counts[t - 1]);
                boolean alarm = statistic > k;
                double shown = bound == Bound.VALUE ? statistic : cases(means, t, counts[t - 1], alarm);
                alarms.set(t, Signal.of(alarm), shown);
            }
            means.add(counts[t - 1]);
        }
        return alarms;
    }

    private double cases(IsotonicMeans before, int t, int observed, boolean alarm) {
        if (t == 1) {
            return k >= 1 ? Double.NaN : 0;
        }
        if (alarm) {
            for (int count = observed - 1; count >= 0; count--) {
                if (!(before.statisticWith(count) > k)) {
                    return count + 1.0;
                }
            }
            return Double.NaN;
        }
        for (int count = observed + 1; count <= MOST_CASES; count++) {
            if (before.statisticWith(count) > k) {
                return count;
            }
        }
        return Double.NaN;
    }
}
