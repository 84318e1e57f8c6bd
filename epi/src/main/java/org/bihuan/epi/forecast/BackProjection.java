package org.bihuan.epi.forecast;

import java.util.Arrays;

/**
 * Back-projection of onsets to infections by Becker's EMS algorithm: an EM step for Poisson infections seen through a
 * delay, then smoothing with binomial weights, until the change is small.
 *
 * <p>As in R: the start is flat, the change is the Euclidean norm relative to the last step, and a run stops after
 * {@code mostSteps} + 1 steps at the latest. The newest days rest on few onsets and are unsure.
 *
 * <p>Sources: Becker, Watson, Carlin, Statistics in Medicine 10 (1991) 1527; R function {@code backprojNP}.
 *
 * @param smoothing k, even, at least 0; 0 = plain EM (2)
 * @param tolerance relative change at which to stop, above 0 (0.005)
 * @param mostSteps at least 1 (250)
 */
public record BackProjection(int smoothing, double tolerance, int mostSteps) {
    public BackProjection {
        if (smoothing < 0 || smoothing % 2 != 0 || smoothing > 50 || !(tolerance > 0) || mostSteps < 1) {
            throw new IllegalArgumentException("smoothing even from 0 to 50, tolerance above 0, steps at least 1: "
                    + smoothing + ", " + tolerance + ", " + mostSteps);
        }
    }

    /** R's usual parameters. */
    public static BackProjection usual() {
        return new BackProjection(2, 0.005, 250);
    }

    /**
     * @param onsets count of each day
     * @param delay probability of 0, 1, 2, … days from infection to onset
     * @return expected infections of each day that have shown, or will show, as onsets
     */
    public double[] infections(int[] onsets, double[] delay) {
        int days = onsets.length;
        double[] lambda = new double[days];
        double total = 0;
        for (int count : onsets) {
            total += count;
        }
        Arrays.fill(lambda, total / days);
        for (int step = 0; step <= mostSteps && total > 0; step++) {
            double[] next = smooth(expectation(lambda, onsets, delay));
            double change = 0;
            double size = 0;
            for (int t = 0; t < days; t++) {
                change += (next[t] - lambda[t]) * (next[t] - lambda[t]);
                size += lambda[t] * lambda[t];
            }
            lambda = next;
            if (Math.sqrt(change) / Math.sqrt(size) < tolerance) {
                break;
            }
        }
        return lambda;
    }

    private static double[] expectation(double[] lambda, int[] onsets, double[] delay) {
        int days = lambda.length;
        double[] ratio = new double[days];
        for (int s = 0; s < days; s++) {
            double expected = 0;
            for (int d = 0; d <= Math.min(s, delay.length - 1); d++) {
                expected += lambda[s - d] * delay[d];
            }
            ratio[s] = expected > 0 ? onsets[s] / expected : 0;
        }
        double[] next = new double[days];
        for (int t = 0; t < days; t++) {
            double sum = 0;
            double seen = 0;
            for (int d = 0; d < Math.min(days - t, delay.length); d++) {
                sum += ratio[t + d] * delay[d];
                seen += delay[d];
            }
            next[t] = seen > 0 ? lambda[t] / seen * sum : 0;
        }
        return next;
    }

    private double[] smooth(double[] values) {
        double[] smoothed = new double[values.length];
        double[] weights = binomials();
        for (int t = 0; t < values.length; t++) {
            double sum = 0;
            double weight = 0;
            for (int i = 0; i <= smoothing; i++) {
                int at = t + i - smoothing / 2;
                if (at >= 0 && at < values.length) {
                    sum += weights[i] * values[at];
                    weight += weights[i];
                }
            }
            smoothed[t] = sum / weight;
        }
        return smoothed;
    }

    private double[] binomials() {
        double[] weights = new double[smoothing + 1];
        weights[0] = 1;
        for (int i = 1; i <= smoothing; i++) {
            weights[i] = weights[i - 1] * (smoothing - i + 1) / i;
        }
        return weights;
    }
}
