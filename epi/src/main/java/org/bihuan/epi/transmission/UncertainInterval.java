package org.bihuan.epi.transmission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bihuan.epi.math.Draw;
import org.bihuan.epi.math.Sample;

/**
 * Cori's estimate when mean and standard deviation of the serial interval are themselves drawn from truncated normal
 * laws; draws of R under each interval are pooled.
 *
 * <p>Source: Cori et al. 2013; R function {@code estimate_R}, method {@code uncertain_si}. R's random numbers are not
 * reproduced: results agree within Monte-Carlo error.
 *
 * @param mean law of the mean, days, its lower end at least 1
 * @param sd law of the standard deviation, days
 * @param intervals number of intervals drawn (500)
 * @param draws of R under each interval (50)
 */
public record UncertainInterval(Truncated mean, Truncated sd, int intervals, int draws) {
    /** A normal law cut to a range. */
    public record Truncated(double mean, double sd, double least, double most) {
        public Truncated {
            if (!(sd >= 0) || !(least <= mean && mean <= most)) {
                throw new IllegalArgumentException("sd at least 0 and the mean within the range: " + mean + ", " + sd
                        + ", " + least + ", " + most);
            }
        }

        double draw(RandomGenerator random) {
            double value;
            do {
                value = random.nextGaussian(mean, sd);
            } while (value < least || value > most);
            return value;
        }
    }

    public UncertainInterval {
        if (!(mean.least() >= 1) || !(sd.least() > 0) || intervals < 1 || draws < 1) {
            throw new IllegalArgumentException("mean at least 1 day, sd above 0, some draws: " + mean + ", " + sd);
        }
    }

    /** One estimate per window as {@link Cori#estimate}. */
    public List<Estimate> estimate(Cori parameters, Incidence incidence, RandomGenerator random) {
        int windows = Math.max(0, incidence.days() - parameters.window());
        double[][] pooled = new double[windows][intervals * draws];
        int[] filled = new int[windows];
        for (int i = 0; i < intervals; i++) {
            SerialInterval interval = SerialInterval.discretised(
                    Math.max(mean.draw(random), 1 + 1e-9), sd.draw(random), incidence.days());
            Posterior posterior = new Posterior(parameters, incidence, interval);
            for (int window = 0; window < windows; window++) {
                int start = window + 2;
                int end = start + parameters.window() - 1;
                for (int draw = 0; posterior.defined(end) && draw < draws; draw++) {
                    pooled[window][filled[window]++] =
                            Draw.gamma(random, posterior.shape(start, end), posterior.scale(start, end));
                }
            }
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            int start = window + 2;
            int end = start + parameters.window() - 1;
            double[] sorted = Sample.sorted(Arrays.copyOf(pooled[window], filled[window]));
            estimates.add(
                    sorted.length == 0
                            ? Estimate.undefined(start, end)
                            : Estimate.of(
                                    start,
                                    end,
                                    Sample.mean(sorted),
                                    Sample.sd(sorted),
                                    p -> Sample.quantile(sorted, p)));
        }
        return estimates;
    }
}
