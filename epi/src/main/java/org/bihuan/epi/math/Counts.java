package org.bihuan.epi.math;

import java.util.function.IntToDoubleFunction;

/** Quantiles of distributions on 0, 1, 2, … */
final class Counts {
    /** R multiplies p by this so that a probability reached exactly is not missed by a rounding error. */
    private static final double FUZZ = 64 * Math.ulp(1.0);

    private Counts() {}

    /** Smallest y with cdf(y) ≥ p, searched from a guess by doubling steps and then by halving. */
    static double quantile(double p, double guess, IntToDoubleFunction cdf) {
        if (!(p >= 0) || !(p <= 1)) {
            return Double.NaN;
        }
        if (p == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double target = p * (1 - FUZZ);
        int y = (int) Math.max(0, Math.min(guess, 1e9));
        int step = 1;
        int low;
        int high;
        if (cdf.applyAsDouble(y) >= target) {
            high = y;
            low = y - step;
            while (low >= 0 && cdf.applyAsDouble(low) >= target) {
                high = low;
                step *= 2;
                low -= step;
            }
            low = Math.max(low, -1);
        } else {
            low = y;
            high = y + step;
            while (cdf.applyAsDouble(high) < target) {
                low = high;
                step *= 2;
                high += step;
            }
        }
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (cdf.applyAsDouble(middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
