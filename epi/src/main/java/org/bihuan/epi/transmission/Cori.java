package org.bihuan.epi.transmission;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.epi.math.GammaQuantiles;

/**
 * Instantaneous reproduction number: with a gamma prior and Poisson transmission, R over a window is gamma with shape
 * a + Σ local cases and scale 1 / (1/b + Σ Λ), Λ the overall infectivity of all cases.
 *
 * <p>Windows slide by one day from day 2. A window that ends no later than the mean serial interval is undefined, as in
 * R. A window is trustworthy when it holds about 1/cv² − a cases (11 for a coefficient of variation of 0.3).
 *
 * <p>Sources: Cori et al., American Journal of Epidemiology 178 (2013) 1505; imported cases by Thompson et al., Epidemics
 * 29 (2019) 100356; R function {@code estimate_R}.
 *
 * @param window days in a window, at least 1 (7)
 * @param priorMean above 0 (5)
 * @param priorSd above 0 (5)
 */
public record Cori(int window, double priorMean, double priorSd) {
    public Cori {
        if (window < 1 || !(priorMean > 0) || !(priorSd > 0)) {
            throw new IllegalArgumentException(
                    "window at least 1 day, prior above 0: " + window + ", " + priorMean + ", " + priorSd);
        }
    }

    /** A week, prior mean 5 and standard deviation 5. */
    public static Cori usual() {
        return new Cori(7, 5, 5);
    }

    double priorShape() {
        return priorMean / priorSd * (priorMean / priorSd);
    }

    double priorScale() {
        return priorSd * priorSd / priorMean;
    }

    /** Least number of cases for which a window's coefficient of variation is at most {@code cv}. */
    public int casesNeeded(double cv) {
        return (int) Math.ceil(1 / (cv * cv) - priorShape());
    }

    /** One estimate per window, in order; none if the series is shorter than a window and a day. */
    public List<Estimate> estimate(Incidence incidence, SerialInterval interval) {
        List<Estimate> estimates = new ArrayList<>();
        Posterior posterior = new Posterior(this, incidence, interval);
        for (int start = 2; start + window - 1 <= incidence.days(); start++) {
            int end = start + window - 1;
            if (!posterior.defined(end)) {
                estimates.add(Estimate.undefined(start, end));
                continue;
            }
            double shape = posterior.shape(start, end);
            double scale = posterior.scale(start, end);
            GammaQuantiles quantiles = new GammaQuantiles(shape, scale);
            estimates.add(Estimate.of(start, end, shape * scale, Math.sqrt(shape) * scale, quantiles::at));
        }
        return estimates;
    }
}
