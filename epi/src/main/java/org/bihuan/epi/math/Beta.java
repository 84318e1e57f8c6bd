package org.bihuan.epi.math;

/**
 * Regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8), with the leading
 * factor in Loader's saddle-point form.
 */
public final class Beta {
    private Beta() {}

    /** I_x(a, b) for a, b &gt; 0 and x in [0, 1]; NaN otherwise. */
    public static double lower(double x, double a, double b) {
        return part(x, 1 - x, a, b, false);
    }

    /** 1 − I_x(a, b), exact also where it is small. */
    public static double upper(double x, double a, double b) {
        return part(x, 1 - x, a, b, true);
    }

    /** I_x(a, b), or its complement, with y = 1 − x given apart so that x near 1 keeps its digits. */
    static double part(double x, double y, double a, double b, boolean complement) {
        if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) {
            return Double.NaN;
        }
        if (x == 0) {
            return complement ? 1 : 0;
        }
        if (y == 0) {
            return complement ? 0 : 1;
        }
        boolean direct = x <= (a + 1) / (a + b + 2);
        double value = direct ? tail(x, y, a, b) : tail(y, x, b, a);
        return direct == complement ? 1 - value : value;
    }

    private static double tail(double x, double y, double a, double b) {
        return Math.exp(logFactor(x, y, a, b)) * fraction(x, a, b);
    }

    /** log of x^a y^b / (a B(a, b)). */
    private static double logFactor(double x, double y, double a, double b) {
        double n = a + b;
        if (a < 1 || b < 1) {
            return a * Math.log(x) + b * Math.log(y) + Gamma.logGamma(n) - Gamma.logGamma(a + 1) - Gamma.logGamma(b);
        }
        // x^a y^b Γ(n+1)/(Γ(a+1)Γ(b+1)) · b/n
        double logBinomial = Gamma.stirlingError(n)
                - Gamma.stirlingError(a)
                - Gamma.stirlingError(b)
                - Gamma.deviancePart(a, n * x)
                - Gamma.deviancePart(b, n * y)
                + 0.5 * Math.log(n / (2 * Math.PI * a * b));
        return logBinomial + Math.log(b / n);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / Gamma.nonZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < 1_000_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Gamma.nonZero(1 + even * d);
            c = Gamma.nonZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Gamma.nonZero(1 + odd * d);
            c = Gamma.nonZero(1 + odd / c);
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return h;
    }
}
