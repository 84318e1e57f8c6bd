package org.bihuan.epi.math;

/** Gamma distribution by shape and scale. */
public final class GammaLaw {
    private GammaLaw() {}

    public static double cdf(double x, double shape, double scale) {
        return Gamma.lower(shape, x / scale);
    }

    /**
     * x with P(X ≤ x) = p: Wilson and Hilferty's start, then Newton's steps kept inside a shrinking bracket.
     *
     * @param p probability in [0, 1]
     * @param shape positive
     * @param scale positive
     */
    public static double quantile(double p, double shape, double scale) {
        if (!(p >= 0) || !(p <= 1) || !(shape > 0) || !(scale > 0)) {
            return Double.NaN;
        }
        if (p == 0 || p == 1) {
            return p == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double x = start(p, shape);
        for (int i = 0; i < 200; i++) {
            double error = p <= 0.5 ? Gamma.lower(shape, x) - p : (1 - p) - Gamma.upper(shape, x);
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = Gamma.poissonTerm(shape, x) * shape / x;
            double next = x - error / slope;
            boolean newton = next > low && next < high;
            if (newton && Math.abs(next - x) <= 1e-9 * next) {
                // the error of a Newton step is the square of its length
                return next * scale;
            }
            if (!newton) {
                next = high == Double.POSITIVE_INFINITY ? 2 * x : 0.5 * (low + high);
            }
            if (Math.abs(next - x) <= 4e-16 * next) {
                return next * scale;
            }
            x = next;
        }
        return x * scale;
    }

    static double start(double p, double shape) {
        double c = 1 / (9 * shape);
        double cube = 1 - c + Normal.roughQuantile(p) * Math.sqrt(c);
        double x = shape * cube * cube * cube;
        if (cube > 0 && shape >= 0.5) {
            return x;
        }
        // near zero P(a, x) ≈ x^a / Γ(a+1)
        double small = Math.exp((Math.log(p) + Gamma.logGamma(shape + 1)) / shape);
        return Math.max(small, 1e-300);
    }
}
