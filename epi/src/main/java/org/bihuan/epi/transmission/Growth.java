package org.bihuan.epi.transmission;

import org.bihuan.epi.glm.PoissonRegression;
import org.bihuan.epi.math.Normal;

/**
 * Exponential growth over a stretch of days by Poisson regression of cases on the day, with Wald limits of 95 % widened
 * by the dispersion where it is above 1.
 *
 * @param rate growth per day; negative when falling
 * @param low lower 95 % limit of the rate
 * @param high upper 95 % limit
 * @param doublingDays log 2 / rate; negative = halving time
 */
public record Growth(double rate, double low, double high, double doublingDays) {
    private static final double Z = Normal.quantile(0.975);

    /**
     * @param cases at least three days, at least two of them with a case
     * @throws IllegalArgumentException if there are fewer
     */
    public static Growth of(int... cases) {
        double[][] design = new double[cases.length][];
        double[] y = new double[cases.length];
        int withCases = 0;
        for (int i = 0; i < cases.length; i++) {
            // centred days keep the two columns apart
            design[i] = new double[] {1, i - (cases.length - 1) / 2.0};
            y[i] = cases[i];
            withCases += cases[i] > 0 ? 1 : 0;
        }
        if (cases.length < 3 || withCases < 2) {
            throw new IllegalArgumentException("growth needs three days and two of them with cases");
        }
        PoissonRegression fit = PoissonRegression.fit(design, y);
        double rate = fit.coefficient(1);
        double half = Z * fit.standardError(1) * Math.sqrt(Math.max(1, fit.dispersion()));
        return new Growth(rate, rate - half, rate + half, Math.log(2) / rate);
    }
}
