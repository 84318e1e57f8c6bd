package org.bihuan.epi.math;

import java.util.function.DoubleUnaryOperator;

/** Quantiles of distributions on 0, 1, 2, … */
final class Counts {
    /** R multiplies p by this so that a probability reached exactly is not missed by a rounding error. */
    private static final double FUZZ = 64 * Math.ulp(1.0);

    private static final double LARGE = 1e9;

    private Counts() {}

    /** Smallest y with cdf(y) ≥ p, searched from a guess by doubling steps and then by halving. */
    static double quantile(double p, double guess, DoubleUnaryOperator cdf) {
        if (!(p >= 0) || !(p <= 1)) {
            return Double.NaN;
        }
        if (p == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double target = p * (1 - FUZZ);
        double y = Math.max(0, Math.floor(guess));
        if (y > LARGE) {
            // counts are no longer whole numbers apart here; the normal guess is as good as any search
            return y;
        }
        double step = 1;
        double low;
        double high;
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
            while (high <= LARGE && cdf.applyAsDouble(high) < target) {
                low = high;
                step *= 2;
                high += step;
            }
        }
        while (high - low > 1) {
            double middle = Math.floor(low + (high - low) / 2);
            if (cdf.applyAsDouble(middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
