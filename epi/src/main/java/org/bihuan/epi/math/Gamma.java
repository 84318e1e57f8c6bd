package org.bihuan.epi.math;

/**
 * Log gamma and the regularised incomplete gamma functions.
 *
 * <p>The density part is computed by Loader's saddle-point form (C. Loader, Fast and accurate computation of binomial
 * probabilities, 2000), so that large shapes lose no digits; the rest by the power series below the mean and by
 * Lentz's continued fraction above it (Abramowitz and Stegun 6.5.29, 6.5.31).
 */
public final class Gamma {
    static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
    private static final double TINY = 1e-300;
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    private Gamma() {}

    /** log Γ(x) for x &gt; 0; NaN otherwise. */
    public static double logGamma(double x) {
        if (!(x > 0)) {
            return Double.NaN;
        }
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
    }

    /** Error of Stirling's formula, log Γ(n+1) − [(n+½) log n − n + ½ log 2π], for n &gt; 0. */
    static double stirlingError(double n) {
        double sum = 0;
        double z = n;
        // one step up changes the error by (n+½) log(1+1/n) − 1, a small term, so no digits cancel
        while (z < 15) {
            sum += (z + 0.5) * Math.log1p(1 / z) - 1;
            z++;
        }
        return sum + stirlingSeries(z);
    }

    private static double stirlingSeries(double z) {
        double inverseSquare = 1 / (z * z);
        double sum = 0;
        for (int i = STIRLING.length - 1; i >= 0; i--) {
            sum = sum * inverseSquare + STIRLING[i];
        }
        return sum / z;
    }

    /** x log(x/m) + m − x without cancellation near x = m (Loader's deviance part); x, m &gt; 0. */
    static double deviancePart(double x, double m) {
        if (Math.abs(x - m) >= 0.1 * (x + m)) {
            return x * Math.log(x / m) + m - x;
        }
        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double term = 2 * x * v;
        double square = v * v;
        for (int j = 1; j < 1000; j++) {
            term *= square;
            double next = sum + term / (2 * j + 1);
            if (next == sum) {
                break;
            }
            sum = next;
        }
        return sum;
    }

    /** x^a e^−x / Γ(a+1), the Poisson probability of a (not only whole numbers) at mean x; a ≥ 0, x &gt; 0. */
    static double poissonTerm(double a, double x) {
        if (a == 0) {
            return Math.exp(-x);
        }
        if (a < 1e-290) {
            return Math.exp(-x + a * Math.log(x) - logGamma(a + 1));
        }
        return Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(2 * Math.PI * a);
    }

    /** P(a, x), the lower regularised incomplete gamma function; a &gt; 0, x ≥ 0. */
    public static double lower(double a, double x) {
        if (!(a > 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x <= 0) {
            return 0;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return 1;
        }
        return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x);
    }

    /** Q(a, x) = 1 − P(a, x), exact also where it is small. */
    public static double upper(double a, double x) {
        if (!(a > 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x <= 0) {
            return 1;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1;
        double sum = 1;
        for (double k = a + 1; term > sum * 1e-17; k++) {
            term *= x / k;
            sum += term;
        }
        return sum * poissonTerm(a, x);
    }

    private static double continuedFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 1_000_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = nonZero(an * d + b);
            c = nonZero(b + an / c);
            d = 1 / d;
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return a * poissonTerm(a, x) * h;
    }

    static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
