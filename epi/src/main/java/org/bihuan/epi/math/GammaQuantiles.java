package org.bihuan.epi.math;

/**
 * Several quantiles of one gamma distribution: what depends on the shape alone is computed once, and a step of fourth
 * order from Wilson and Hilferty's start needs one or two values of the distribution function where Newton's needs four.
 *
 * <p>With e the Newton step and A, B, C the first three derivatives of the density over the density, the step is
 * e − A e²/2 + (3A² − B) e³/6 − (15A³ − 10AB + C) e⁴/24 (Schröder's series of the inverse function). Below shape 300 the
 * distribution function is its power series; from there on it is P(a, a) = ½ + θ(a) a^a e^−a / Γ(a+1), θ Ramanujan's
 * 1/3 + 4/(135a) − …, and the integral of the density from a by Gauss and Legendre's rule, at the same cost for any shape.
 *
 * <p>Relative error below 1e−11 for shapes from 1 and p in [0.01, 0.99]; anything else is left to
 * {@link GammaLaw#quantile}.
 */
public final class GammaQuantiles {
    private static final double LARGE = 300;
    private static final int MOST_STEPS = 8;

    private final double shape;
    private final double scale;
    private final double deviation;

    /** a^a e^−a / Γ(a+1), the greatest value of the Poisson term. */
    private final double peak;

    private final double atPeak;

    /**
     * @param shape positive
     * @param scale positive
     */
    public GammaQuantiles(double shape, double scale) {
        this.shape = shape;
        this.scale = scale;
        deviation = Math.sqrt(shape);
        peak = Gamma.poissonTerm(shape, shape);
        atPeak = 0.5 + ramanujan(shape) * peak;
    }

    /** x with P(X ≤ x) = p; NaN where p, shape or scale are none. */
    public double at(double p) {
        if (!(shape >= 1) || !(scale > 0) || !(p >= 0.01 && p <= 0.99)) {
            return GammaLaw.quantile(p, shape, scale);
        }
        double x = GammaLaw.start(p, shape);
        for (int i = 0; i < MOST_STEPS; i++) {
            double term = peak * Math.exp(-Gamma.deviancePart(shape, x));
            double step = (p - lower(x, term)) * x / (shape * term);
            x += inverse(step, x);
            double unit = Math.min(deviation, x);
            if (!(unit > 0)) {
                break;
            }
            // what is left out is of the order of the fifth power
            if (Math.abs(step) < 2e-3 * unit) {
                return x * scale;
            }
        }
        return GammaLaw.quantile(p, shape, scale);
    }

    private double inverse(double e, double x) {
        double first = (shape - 1) / x;
        double second = -first / x;
        double third = -2 * second / x;
        double a = first - 1;
        double b = second + a * a;
        double c = third + 3 * a * second + a * a * a;
        return e * (1 + e * (-a / 2 + e * ((3 * a * a - b) / 6 - e * (15 * a * a * a - 10 * a * b + c) / 24)));
    }

    private double lower(double x, double term) {
        if (shape >= LARGE) {
            return atPeak + LegendreRule.integral(shape, x, t -> density(t));
        }
        double sum = 1;
        double factor = 1;
        for (double k = shape + 1; factor > sum * 1e-16; k++) {
            factor *= x / k;
            sum += factor;
        }
        return sum * term;
    }

    private double density(double t) {
        return peak * Math.exp(-Gamma.deviancePart(shape, t)) * shape / t;
    }

    private static double ramanujan(double a) {
        return 1 / 3.0 + (4 / 135.0 + (-8 / 2835.0 + (-16 / 8505.0 + 8992 / 12629925.0 / a) / a) / a) / a;
    }
}
