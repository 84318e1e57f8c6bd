package org.bihuan.epi.transmission;

import org.bihuan.epi.math.Gamma;

/** Distribution of whole days between the onset of a case and that of the cases it causes; w(0) is 0. */
public final class SerialInterval {
    private final double[] w;

    private SerialInterval(double[] w) {
        this.w = w;
    }

    /**
     * A given distribution.
     *
     * @param w probability of 0, 1, 2, … days; the first 0, none negative, sum within 0.01 of 1
     */
    public static SerialInterval of(double... w) {
        double sum = 0;
        for (double share : w) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("a probability is at least 0: " + share);
            }
            sum += share;
        }
        if (w.length == 0 || w[0] != 0 || Math.abs(sum - 1) > 0.01) {
            throw new IllegalArgumentException("w(0) is 0 and the sum is 1: sum " + sum);
        }
        return new SerialInterval(w.clone());
    }

    /**
     * A gamma law shifted by one day, discretised over days: with F(k; a) the gamma distribution function of shape a and
     * scale b, a = ((mean−1)/sd)², b = sd²/(mean−1),
     * w(k) = k F(k; a) + (k−2) F(k−2; a) − 2(k−1) F(k−1; a) + ab [2 F(k−1; a+1) − F(k−2; a+1) − F(k; a+1)], at least 0.
     *
     * <p>Source: Cori et al., American Journal of Epidemiology 178 (2013) 1505, web appendix 11; R function
     * {@code discr_si}. The far tail is a difference of numbers near k, so it is exact to about 1e−14, not relatively.
     *
     * @param mean days, above 1
     * @param sd days, above 0
     * @param days number of values, from day 0
     */
    public static SerialInterval discretised(double mean, double sd, int days) {
        if (!(mean > 1) || !(sd > 0) || days < 1) {
            throw new IllegalArgumentException("mean above 1 day, sd above 0: " + mean + ", " + sd);
        }
        double shape = (mean - 1) / sd * ((mean - 1) / sd);
        double scale = sd * sd / (mean - 1);
        double[] w = new double[days];
        for (int k = 0; k < days; k++) {
            double value = k * below(k, shape, scale)
                    + (k - 2) * below(k - 2, shape, scale)
                    - 2 * (k - 1) * below(k - 1, shape, scale)
                    + shape
                            * scale
                            * (2 * below(k - 1, shape + 1, scale)
                                    - below(k - 2, shape + 1, scale)
                                    - below(k, shape + 1, scale));
            w[k] = Math.max(0, value);
        }
        return new SerialInterval(w);
    }

    private static double below(double x, double shape, double scale) {
        return x <= 0 ? 0 : Gamma.lower(shape, x / scale);
    }

    /** Number of days with a value, day 0 included. */
    public int days() {
        return w.length;
    }

    /** w(k), 0 outside the days with a value. */
    public double at(int k) {
        return k >= 0 && k < w.length ? w[k] : 0;
    }

    /** Σ k w(k), of the values as they stand (a cut tail is not made up for, as in R). */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
            sum += k * w[k];
        }
        return sum;
    }

    /**
     * Overall infectivity Λ_t = Σ_k w(k) I_{t−k} of each day; undefined (NaN) on day 1.
     *
     * @param incidence cases of each day, index 0 is day 1
     */
    public double[] infectivity(double... incidence) {
        double[] lambda = new double[incidence.length];
        for (int t = 0; t < lambda.length; t++) {
            double sum = 0;
            for (int k = 0; k <= Math.min(t, w.length - 1); k++) {
                sum += w[k] * incidence[t - k];
            }
            lambda[t] = t == 0 ? Double.NaN : sum;
        }
        return lambda;
    }
}
