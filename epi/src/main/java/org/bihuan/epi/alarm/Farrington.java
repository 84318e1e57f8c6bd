package org.bihuan.epi.alarm;

import org.bihuan.epi.glm.GroupedTrend;
import org.bihuan.epi.math.Normal;
import org.bihuan.epi.math.Student;

/**
 * The method of Farrington and colleagues: a quasi-Poisson regression on the counts around the same week of past years,
 * past outbreaks given less weight, and a prediction limit on a power scale.
 *
 * <p>As in R: the limit is two-sided (quantile 1 − α/2); the trend stays only if significant at 5 %, over three years
 * or more, and if it predicts no more than was ever seen; the bound is 0 where there are too few cases to judge.
 * Reference points before the series are left out, so a run may begin before all years exist.
 *
 * <p>Sources: Farrington, Andrews, Beale, Catchpole, JRSS A 159 (1996) 547; R function {@code farrington}.
 *
 * @param years b, years to look back, at least 1 (3)
 * @param halfWindow w, points on both sides, at least 0 (3)
 * @param reweight whether past outbreaks weigh less (true)
 * @param trend whether a trend is tried (true)
 * @param power scale of the limit (2/3)
 * @param alpha in (0, 1) (0.05)
 * @param enough guard (5 cases in 4 points)
 * @param frequency points in a year
 */
public record Farrington(
        int years,
        int halfWindow,
        boolean reweight,
        boolean trend,
        Power power,
        double alpha,
        EnoughCases enough,
        int frequency)
        implements AlarmMethod {
    private static final double WEIGHT_THRESHOLD = 1;

    public Farrington {
        if (years < 1 || halfWindow < 0 || !(alpha > 0 && alpha < 1) || frequency < 2 * halfWindow + 1) {
            throw new IllegalArgumentException("years at least 1, window within a year, alpha between 0 and 1: " + years
                    + ", " + halfWindow + ", " + alpha);
        }
    }

    /** As R's own default, before all reference points exist; at least three of them do. */
    @Override
    public int firstPoint() {
        return Math.max(years * frequency - halfWindow, frequency - halfWindow + 3);
    }

    /** The first point with all its history. */
    @Override
    public int usualFirstPoint(int length) {
        return years * frequency + halfWindow + 1;
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        GroupedTrend model = new GroupedTrend(years * (2 * halfWindow + 1), 1);
        double z = Normal.quantile(1 - alpha / 2);
        Alarms alarms = new Alarms(counts, from, to);
        for (int t = from; t <= to; t++) {
            double dispersion = fit(model, counts, t);
            double mean = Math.exp(model.linear(0, t));
            double error = mean * Math.sqrt(dispersion * model.linearVariance(0, t));
            double upper = power.lower(power.raise(mean) + z * power.predictionError(mean, error, dispersion));
            boolean judged = enough.at(counts, t);
            boolean alarm = judged && (counts[t - 1] - mean) / (upper - mean) > 1;
            alarms.set(t, Signal.of(alarm), judged ? upper : 0);
        }
        return alarms;
    }

    /** Fits for time t and returns the dispersion, at least 1. */
    private double fit(GroupedTrend model, int[] counts, int t) {
        model.clear();
        for (int year = years; year >= 1; year--) {
            int centre = t - year * frequency;
            for (int i = Math.max(1, centre - halfWindow); i <= centre + halfWindow; i++) {
                model.add(0, i, counts[i - 1]);
            }
        }
        boolean withTrend = trend && model.fit(true);
        if (withTrend) {
            double dispersion = refit(model, true);
            double ratio = model.slope() / Math.sqrt(model.dispersion() * model.slopeVariance());
            boolean significant = Student.twoSided(ratio, model.freedom()) < 0.05;
            if (years >= 3 && significant && Math.exp(model.linear(0, t)) <= model.largest()) {
                return dispersion;
            }
            model.weighEqually();
        }
        model.fit(false);
        return refit(model, false);
    }

    private double refit(GroupedTrend model, boolean withTrend) {
        double dispersion = Math.max(model.dispersion(), 1);
        if (!reweight) {
            return dispersion;
        }
        model.downweight(dispersion, WEIGHT_THRESHOLD);
        model.fit(withTrend);
        return Math.max(model.dispersion(), 1);
    }
}
