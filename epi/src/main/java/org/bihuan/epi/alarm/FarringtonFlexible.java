package org.bihuan.epi.alarm;

import org.bihuan.epi.glm.GroupedTrend;
import org.bihuan.epi.math.Normal;
import org.bihuan.epi.math.Student;

/**
 * Farrington's method as improved by Noufaily and colleagues: all counts of b years take part, the year split into
 * periods that each have their own level.
 *
 * <p>Further columns: {@code expected} mean; {@code mu0} the mean that the limit rests on; {@code phi} dispersion, at
 * least 1; {@code trend} 1 if a trend stayed in the model; {@code trendVector} its slope on the log scale per point;
 * {@code pvalue} probability of a count at least as large; {@code score} (observed − predicted) / (bound − predicted),
 * which alarms above 1 ({@code asWritten}: a count above the bound alarms).
 *
 * <p>Three habits of R are kept unless {@code asWritten} is set: standard errors rest on a dispersion computed with the
 * prior weights in place of the working ones, and not raised to 1; the score of the two negative binomial forms takes
 * the prediction on the log scale; the p-value of the trend rests on the same dispersion.
 *
 * <p>Sources: Noufaily et al., Statistics in Medicine 32 (2013) 1206; Salmon, Schumacher, Höhle, J. Stat. Softw. 70
 * (2016) 10; R function {@code farringtonFlexible}.
 *
 * @param years b, at least 1 (4)
 * @param halfWindow w, at least 0 (3)
 * @param periods levels in a year, the window included; 1 = only the windows take part (10)
 * @param threshold form of the limit (delta)
 * @param weightsThreshold residual above which a past count weighs less (2.58); infinite = no reweighting
 * @param pastExcluded latest points that take no part, besides the current one (26)
 * @param trendP level at which a trend stays; 1 = always, 0 = never tried (1)
 * @param power scale of the delta limit (2/3)
 * @param alpha one-sided, in (0, 1) (0.005)
 * @param enough guard (0 cases in 4 points)
 * @param frequency points in a year
 * @param asWritten whether to follow the paper where R does not (false)
 */
public record FarringtonFlexible(
        int years,
        int halfWindow,
        int periods,
        Threshold threshold,
        double weightsThreshold,
        int pastExcluded,
        double trendP,
        Power power,
        double alpha,
        EnoughCases enough,
        int frequency,
        boolean asWritten)
        implements AlarmMethod {

    public FarringtonFlexible {
        if (years < 1 || halfWindow < 0 || pastExcluded < 0 || !(alpha > 0 && alpha < 1) || !(trendP >= 0)) {
            throw new IllegalArgumentException("years at least 1, window and past at least 0, alpha between 0 and 1: "
                    + years + ", " + halfWindow + ", " + pastExcluded + ", " + alpha);
        }
        int between = frequency - 2 * halfWindow - 1;
        if (periods < 1 || between < periods - 1 || between < 0) {
            throw new IllegalArgumentException(
                    "periods from 1 to " + (between + 1) + " with this window and frequency: " + periods);
        }
        if (pastExcluded >= frequency - halfWindow) {
            throw new IllegalArgumentException("the points left out reach the window of last year: " + pastExcluded);
        }
    }

    @Override
    public int firstPoint() {
        return years * frequency + halfWindow + 1;
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        Periods levels = new Periods(frequency, halfWindow, periods);
        GroupedTrend model = new GroupedTrend(years * frequency + halfWindow + 1, periods);
        FlexibleLimit limit = new FlexibleLimit(this, Normal.quantile(1 - alpha));
        Alarms alarms =
                new Alarms(counts, from, to, "expected", "mu0", "phi", "trend", "trendVector", "pvalue", "score");
        for (int t = from; t <= to; t++) {
            fill(model, levels, counts, t);
            judge(model, limit, counts, t, alarms);
        }
        return alarms;
    }

    private void fill(GroupedTrend model, Periods levels, int[] counts, int t) {
        model.clear();
        for (int i = t - years * frequency - halfWindow; i < t - pastExcluded; i++) {
            int level = levels.at(t - i);
            if (level >= 0) {
                model.add(level, i, counts[i - 1]);
            }
        }
    }

    private void judge(GroupedTrend model, FlexibleLimit limit, int[] counts, int t, Alarms alarms) {
        boolean withTrend = trendP > 0 && fit(model, true);
        if (withTrend && !keepsTrend(model, t)) {
            withTrend = false;
        }
        if (!withTrend) {
            model.weighEqually();
            if (!fit(model, false)) {
                alarms.set(t, Signal.UNDEFINED, Double.NaN);
                for (int column = 0; column < alarms.columns().size(); column++) {
                    alarms.setFurther(column, t, Double.NaN);
                }
                return;
            }
        }
        double linear = model.linear(periods - 1, t);
        double error = Math.sqrt(errorDispersion(model) * model.linearVariance(periods - 1, t));
        double phi = Math.max(model.dispersion(), 1);
        limit.find(linear, error, phi, counts[t - 1]);
        boolean judged = enough.at(counts, t);
        // with hardly any history the bound can lie below the prediction, where the score turns its sign
        boolean above = asWritten ? counts[t - 1] > limit.upper : limit.score > 1;
        boolean alarm = judged && above && counts[t - 1] != 0;
        alarms.set(t, Signal.of(alarm), judged ? limit.upper : Double.NaN);
        alarms.setFurther(0, t, judged && !Double.isNaN(limit.upper) ? Math.exp(linear) : Double.NaN);
        alarms.setFurther(1, t, limit.mu0);
        alarms.setFurther(2, t, phi);
        alarms.setFurther(3, t, withTrend ? 1 : 0);
        alarms.setFurther(4, t, withTrend ? model.slope() : Double.NaN);
        alarms.setFurther(5, t, limit.pvalue);
        alarms.setFurther(6, t, limit.score);
    }

    private boolean fit(GroupedTrend model, boolean withTrend) {
        if (!model.fit(withTrend)) {
            return false;
        }
        if (weightsThreshold < Double.POSITIVE_INFINITY) {
            model.downweight(Math.max(model.dispersion(), 1), weightsThreshold);
            model.fit(withTrend);
        }
        return true;
    }

    private double errorDispersion(GroupedTrend model) {
        if (asWritten) {
            return Math.max(model.dispersion(), 1);
        }
        return weightsThreshold < Double.POSITIVE_INFINITY ? model.dispersionByPrior() : model.dispersion();
    }

    /** Three years or more, significant, and no prediction above what was ever seen. */
    private boolean keepsTrend(GroupedTrend model, int t) {
        double ratio = model.slope() / Math.sqrt(errorDispersion(model) * model.slopeVariance());
        return years >= 3
                && Student.twoSided(ratio, model.freedom()) < trendP
                && Math.exp(model.linear(periods - 1, t)) <= model.largest();
    }
}
