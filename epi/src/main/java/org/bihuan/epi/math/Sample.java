package org.bihuan.epi.math;

import java.util.Arrays;

/** Mean, spread and quantiles of a sample, defined as in R. */
public final class Sample {
    private Sample() {}

    /** Arithmetic mean; NaN for none. */
    public static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation with n − 1; NaN below two values. */
    public static double sd(double... values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    /** A sorted copy, to be given to {@link #quantile}. */
    public static double[] sorted(double... values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Quantile by linear interpolation between order statistics, R's type 7; p in [0, 1], values sorted, not empty. */
    public static double quantile(double[] sorted, double p) {
        double place = (sorted.length - 1) * p;
        int below = (int) Math.floor(place);
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }
}
