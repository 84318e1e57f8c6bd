package org.bihuan.epi.alarm;

/** Power to which counts are raised so that they are less skewed (Farrington et al. 1996, section 3.5). */
public enum Power {
    TWO_THIRDS(2.0 / 3),
    HALF(0.5),
    NONE(1);

    private final double exponent;

    Power(double exponent) {
        this.exponent = exponent;
    }

    double raise(double value) {
        return Math.pow(value, exponent);
    }

    double lower(double raised) {
        return Math.pow(raised, 1 / exponent);
    }

    /**
     * Standard error of a prediction on the raised scale.
     *
     * @param mean predicted mean
     * @param error standard error of the mean
     * @param dispersion of a count
     */
    double predictionError(double mean, double error, double dispersion) {
        double tau = dispersion + error * error / mean;
        return Math.sqrt(
                switch (this) {
                    case NONE -> mean * tau;
                    case HALF -> tau / 4;
                    case TWO_THIRDS -> 4.0 / 9 * Math.cbrt(mean) * tau;
                });
    }
}
