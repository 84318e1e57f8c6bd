package org.bihuan.epi.alarm;

import java.util.Arrays;
import org.bihuan.epi.math.Sample;

/**
 * CIDARS moving percentile method: the count of the last seven days against a percentile of the counts of the same
 * seven days, and of the weeks around them, in the years before; alarm if greater.
 *
 * <p>With five years and two weeks on both sides the baseline has 25 values. A daily series (365) is summed over seven
 * days; a weekly one (52) is used as it is. The percentile is R's type 7, interpolated. The column {@code current} is
 * the count that was compared.
 *
 * <p>Source: Yang et al., A nationwide web-based automated system for outbreak early detection, PLoS ONE / Biomed
 * Environ Sci 24 (2011) 188.
 *
 * @param years years of baseline, at least 1 (5)
 * @param halfWindow weeks on both sides, at least 0 (2)
 * @param percentile in [0, 100] (80)
 * @param frequency 52 or 365
 */
public record MovingPercentile(int years, int halfWindow, double percentile, int frequency) implements AlarmMethod {
    public MovingPercentile {
        if (years < 1 || halfWindow < 0 || !(percentile >= 0 && percentile <= 100) || frequency < 1) {
            throw new IllegalArgumentException(
                    "years " + years + ", half window " + halfWindow + ", percentile " + percentile);
        }
    }

    private int week() {
        return frequency >= 365 ? 7 : 1;
    }

    @Override
    public int firstPoint() {
        return years * frequency + (halfWindow + 1) * week();
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        long[] cumulated = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            cumulated[i + 1] = cumulated[i] + counts[i];
        }
        int week = week();
        double[] baseline = new double[years * (2 * halfWindow + 1)];
        Alarms alarms = new Alarms(counts, from, to, "current");
        for (int t = from; t <= to; t++) {
            int n = 0;
            for (int year = 1; year <= years; year++) {
                for (int apart = -halfWindow; apart <= halfWindow; apart++) {
                    int end = t - year * frequency + apart * week;
                    baseline[n++] = cumulated[end] - cumulated[end - week];
                }
            }
            Arrays.sort(baseline);
            double current = cumulated[t] - cumulated[t - week];
            double bound = Sample.quantile(baseline, percentile / 100);
            alarms.set(t, Signal.of(current > bound), bound);
            alarms.setFurther(0, t, current);
        }
        return alarms;
    }
}
