package org.bihuan.epi.math;

/** The standard normal distribution. */
public final class Normal {
    private Normal() {}

    /** Φ(x). */
    public static double cdf(double x) {
        return upper(-x);
    }

    /** 1 − Φ(x), exact also where it is small. */
    public static double upper(double x) {
        double tail = 0.5 * Gamma.upper(0.5, x * x / 2);
        return x >= 0 ? tail : 1 - tail;
    }

    public static double density(double x) {
        return Math.exp(-x * x / 2 - Gamma.HALF_LOG_TWO_PI);
    }

    /** z with Φ(z) = p: a rational start (Abramowitz and Stegun 26.2.23), then Halley's steps; infinite at 0 and 1. */
    public static double quantile(double p) {
        if (!(p >= 0) || !(p <= 1)) {
            return Double.NaN;
        }
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        // 1 − p is exact for p ≥ ½, so the upper tail loses nothing that p itself still had
        return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
    }

    /** The quantile within 4.5e−4, for the start of a search; p in (0, 1). */
    static double roughQuantile(double p) {
        return p < 0.5 ? -roughUpper(p) : roughUpper(1 - p);
    }

    /** Abramowitz and Stegun 26.2.23. */
    private static double roughUpper(double q) {
        double t = Math.sqrt(-2 * Math.log(q));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }

    /** z ≥ 0 with 1 − Φ(z) = q, q in (0, ½]. */
    private static double upperQuantile(double q) {
        double z = roughUpper(q);
        for (int i = 0; i < 4; i++) {
            double step = (upper(z) - q) / density(z);
            z += step / (1 - z * step / 2);
        }
        return q == 0.5 ? 0 : z;
    }
}
