package org.bihuan.epi.math;

/** Negative binomial distribution by size and success probability, as R's {@code nbinom}: mean size(1−prob)/prob. */
public final class NegativeBinomial {
    private NegativeBinomial() {}

    /** P(Y ≤ y). */
    public static double cdf(double y, double size, double prob) {
        return y < 0 ? 0 : Beta.lower(prob, size, Math.floor(y) + 1);
    }

    /** P(Y &gt; y), exact also where it is small. */
    public static double upper(double y, double size, double prob) {
        return y < 0 ? 1 : Beta.upper(prob, size, Math.floor(y) + 1);
    }

    /** Smallest y with P(Y ≤ y) ≥ p. */
    public static double quantile(double p, double size, double prob) {
        if (!(size > 0) || !(prob > 0) || !(prob <= 1)) {
            return Double.NaN;
        }
        double mean = size * (1 - prob) / prob;
        double guess = mean + Normal.quantile(p) * Math.sqrt(mean / prob);
        return Counts.quantile(p, guess, y -> cdf(y, size, prob));
    }
}
