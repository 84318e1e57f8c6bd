package org.bihuan.epi.alarm;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.bihuan.epi.glm.PoissonRegression;

/**
 * Generalised likelihood ratio chart for a rise of a seasonal Poisson mean by an unknown factor, restarted after each
 * alarm: G_n = max over k of sup over κ ≥ 0 of Σ_{t=k..n} log f(x_t; μ_t e^κ) / f(x_t; μ_t); alarm if G_n ≥ c.
 *
 * <p>The mean in control is a Poisson regression on sine and cosine of the year, fitted to all points before the range
 * (with a trend on request), or a given constant. The bound is G_n, or the least count that would alarm.
 *
 * <p>R's default fits a negative binomial regression when no mean is given; its Poisson fit, as used in the published
 * examples, is the one here.
 *
 * <p>Sources: Höhle and Paul, Computational Statistics and Data Analysis 52 (2008) 4357; R function {@code glrpois}.
 *
 * @param limit c, above 0 (5)
 * @param bound what the upper bound shows
 * @param mean constant mean in control; empty = fitted
 * @param harmonics pairs of sine and cosine, at least 0 (1)
 * @param trend whether the fit has a log-linear trend (false)
 * @param frequency points in a year
 */
public record GlrPoisson(double limit, Bound bound, OptionalDouble mean, int harmonics, boolean trend, int frequency)
        implements AlarmMethod {
    public GlrPoisson {
        if (!(limit > 0) || harmonics < 0 || frequency < 1 || !(mean.orElse(1) > 0)) {
            throw new IllegalArgumentException(
                    "limit above 0, harmonics at least 0, mean above 0: " + limit + ", " + harmonics + ", " + mean);
        }
    }

    private int coefficients() {
        return 1 + (trend ? 1 : 0) + 2 * harmonics;
    }

    @Override
    public int firstPoint() {
        return mean.isPresent() ? 1 : coefficients() + 2;
    }

    @Override
    public int usualFirstPoint(int length) {
        return mean.isPresent() ? 1 : Math.max(firstPoint(), frequency + 1);
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        double[] expected = expected(counts, from, to);
        Alarms alarms = new Alarms(counts, from, to);
        GlrState state = new GlrState(limit);
        for (int t = from; t <= to; t++) {
            state.add(counts[t - 1], expected[t - from]);
            double shown = bound == Bound.VALUE ? state.statistic() : state.cases();
            alarms.set(t, state.signal(), shown > 0 ? shown : 0);
        }
        return alarms;
    }

    private double[] expected(int[] counts, int from, int to) {
        double[] expected = new double[to - from + 1];
        if (mean.isPresent()) {
            Arrays.fill(expected, mean.getAsDouble());
            return expected;
        }
        double[][] design = new double[from - 1][];
        double[] y = new double[from - 1];
        for (int t = 1; t < from; t++) {
            design[t - 1] = row(t);
            y[t - 1] = counts[t - 1];
        }
        PoissonRegression fit = PoissonRegression.fit(design, y);
        for (int t = from; t <= to; t++) {
            expected[t - from] = fit.mean(row(t));
        }
        return expected;
    }

    private double[] row(int t) {
        double[] row = new double[coefficients()];
        int n = 0;
        row[n++] = 1;
        if (trend) {
            row[n++] = t;
        }
        for (int s = 1; s <= harmonics; s++) {
            double angle = 2.0 * s * Math.PI / frequency * t;
            row[n++] = Math.cos(angle);
            row[n++] = Math.sin(angle);
        }
        return row;
    }
}
