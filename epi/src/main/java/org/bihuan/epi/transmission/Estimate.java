package org.bihuan.epi.transmission;

/**
 * A reproduction number over a window of days, with mean, standard deviation and quantiles of what is believed of it;
 * all NaN where the window ends too early to say anything.
 *
 * @param start first day of the window
 * @param end last day, included
 */
public record Estimate(
        int start,
        int end,
        double mean,
        double sd,
        double q025,
        double q05,
        double q25,
        double median,
        double q75,
        double q95,
        double q975) {

    static Estimate undefined(int start, int end) {
        double no = Double.NaN;
        return new Estimate(start, end, no, no, no, no, no, no, no, no, no);
    }

    /** With quantiles at 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975 from a function. */
    static Estimate of(int start, int end, double mean, double sd, java.util.function.DoubleUnaryOperator quantile) {
        return new Estimate(
                start,
                end,
                mean,
                sd,
                quantile.applyAsDouble(0.025),
                quantile.applyAsDouble(0.05),
                quantile.applyAsDouble(0.25),
                quantile.applyAsDouble(0.5),
                quantile.applyAsDouble(0.75),
                quantile.applyAsDouble(0.95),
                quantile.applyAsDouble(0.975));
    }
}
