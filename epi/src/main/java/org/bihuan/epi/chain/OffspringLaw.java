package org.bihuan.epi.chain;

import org.bihuan.epi.math.Gamma;

/**
 * Negative binomial law of the number of cases that one case causes, by maximum likelihood.
 *
 * <p>Source: Lloyd-Smith et al., Nature 438 (2005) 355.
 *
 * @param mean R, the mean
 * @param dispersion k; small = few cases cause most; infinite where the spread is no more than Poisson's
 */
public record OffspringLaw(double mean, double dispersion) {
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e6;

    /**
     * @param offspring number caused by each case, cases that caused none included; at least one
     */
    public static OffspringLaw fit(int... offspring) {
        if (offspring.length == 0) {
            throw new IllegalArgumentException("no cases");
        }
        double sum = 0;
        for (int count : offspring) {
            sum += count;
        }
        double mean = sum / offspring.length;
        double squares = 0;
        for (int count : offspring) {
            squares += (count - mean) * (count - mean);
        }
        if (squares / offspring.length <= mean) {
            return new OffspringLaw(mean, Double.POSITIVE_INFINITY);
        }
        // the likelihood along k, at the mean that is best for any k, has one peak
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 200; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (logLikelihood(offspring, mean, Math.exp(left)) > logLikelihood(offspring, mean, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return new OffspringLaw(mean, Math.exp((low + high) / 2));
    }

    static double logLikelihood(int[] offspring, double mean, double k) {
        double sum = 0;
        for (int y : offspring) {
            sum += Gamma.logGamma(y + k)
                    - Gamma.logGamma(k)
                    - Gamma.logGamma(y + 1.0)
                    - k * Math.log1p(mean / k)
                    + (y == 0 ? 0 : y * Math.log(mean / (mean + k)));
        }
        return sum;
    }
}
