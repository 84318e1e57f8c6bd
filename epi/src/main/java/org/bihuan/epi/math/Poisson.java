package org.bihuan.epi.math;

/** Poisson distribution by its mean. */
public final class Poisson {
    private Poisson() {}

    /** P(Y ≤ y). */
    public static double cdf(double y, double mean) {
        return y < 0 ? 0 : mean == 0 ? 1 : Gamma.upper(Math.floor(y) + 1, mean);
    }

    /** P(Y &gt; y), exact also where it is small. */
    public static double upper(double y, double mean) {
        return y < 0 ? 1 : mean == 0 ? 0 : Gamma.lower(Math.floor(y) + 1, mean);
    }

    /** Smallest y with P(Y ≤ y) ≥ p. */
    public static double quantile(double p, double mean) {
        if (!(mean >= 0) || mean == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        double guess = mean + Normal.quantile(p) * Math.sqrt(mean);
        return Counts.quantile(p, guess, y -> cdf(y, mean));
    }
}
