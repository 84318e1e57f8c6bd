package org.bihuan.epi.alarm;

import org.bihuan.epi.math.NegativeBinomial;
import org.bihuan.epi.math.Normal;
import org.bihuan.epi.math.Poisson;

/** The limit of the flexible Farrington method for one time point; fields hold the last one found. */
final class FlexibleLimit {
    private final FarringtonFlexible parameters;
    private final double z;
    double upper;
    double mu0;
    double pvalue;
    double score;

    FlexibleLimit(FarringtonFlexible parameters, double z) {
        this.parameters = parameters;
        this.z = z;
    }

    /**
     * @param linear predicted mean on the log scale
     * @param error its standard error
     * @param phi dispersion, at least 1
     */
    void find(double linear, double error, double phi, int observed) {
        if (parameters.threshold() == Threshold.DELTA) {
            delta(linear, error, phi, observed);
        } else {
            negativeBinomial(linear, error, phi, observed);
        }
    }

    private void delta(double linear, double error, double phi, int observed) {
        double mean = Math.exp(linear);
        double errorOfMean = error * mean;
        Power power = parameters.power();
        double deviation = power.predictionError(mean, errorOfMean, phi);
        double centre = power.raise(mean);
        upper = power.lower(centre + z * deviation);
        pvalue = Normal.upper((power.raise(observed) - centre) / deviation);
        // R reads mean and error as if they were on the log scale here
        mu0 = parameters.asWritten() ? Math.exp(linear + z * error) : Math.exp(mean + z * errorOfMean);
        score = (observed - mean) / (upper - mean);
    }

    private void negativeBinomial(double linear, double error, double phi, int observed) {
        mu0 = parameters.threshold() == Threshold.NB_PLUGIN ? Math.exp(linear) : Math.exp(linear + z * error);
        if (mu0 == Double.POSITIVE_INFINITY) {
            upper = Double.NaN;
            pvalue = Double.NaN;
            score = Double.NaN;
            return;
        }
        double level = 1 - parameters.alpha();
        if (phi > 1) {
            double size = mu0 / (phi - 1);
            upper = NegativeBinomial.quantile(level, size, 1 / phi);
            pvalue = NegativeBinomial.upper(observed - 1, size, 1 / phi);
        } else {
            upper = Poisson.quantile(level, mu0);
            pvalue = Poisson.upper(observed - 1, mu0);
        }
        double predicted = parameters.asWritten() ? Math.exp(linear) : linear;
        score = (observed - predicted) / (upper - predicted);
    }
}
