package org.bihuan.epi.transmission;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bihuan.epi.math.Draw;
import org.bihuan.epi.math.Sample;

/**
 * Cohort reproduction number: each case is shared among all earlier cases in proportion to the serial interval, and the
 * shares that fall on the cases of a window are averaged. Bands come from random transmission trees.
 *
 * <p>As in R, nothing is done for cases still to come, so the last windows are too low; windows without a case and
 * windows that start before the first case are left out.
 *
 * <p>Sources: Wallinga and Teunis, American Journal of Epidemiology 160 (2004) 509; R function {@code wallinga_teunis}.
 * The mean is exact; the bands rest on random numbers that are not R's.
 *
 * @param window days in a window, at least 1 (7)
 * @param trees number of random trees, at least 2 (100)
 */
public record WallingaTeunis(int window, int trees) {
    public WallingaTeunis {
        if (window < 1 || trees < 2) {
            throw new IllegalArgumentException("window at least 1 day, at least 2 trees: " + window + ", " + trees);
        }
    }

    /** One estimate per window that has a case, in order. */
    public List<Estimate> estimate(Incidence incidence, SerialInterval interval, RandomGenerator random) {
        int days = incidence.days();
        double[] cases = incidence.totals();
        double[] caused = expectedOffspring(cases, interval);
        double[][] drawn = drawOffspring(cases, interval, random);
        List<Estimate> estimates = new ArrayList<>();
        for (int start = Math.max(2, firstCase(cases)); start + window - 1 <= days; start++) {
            int end = start + window - 1;
            double infectors = sum(cases, start, end);
            if (infectors == 0) {
                continue;
            }
            double mean = 0;
            for (int day = start; day <= end; day++) {
                mean += caused[day - 1] * cases[day - 1];
            }
            double[] ratios = new double[trees];
            for (int tree = 0; tree < trees; tree++) {
                ratios[tree] = sum(drawn[tree], start, end) / infectors;
            }
            double[] sorted = Sample.sorted(ratios);
            estimates.add(
                    Estimate.of(start, end, mean / infectors, Sample.sd(ratios), p -> Sample.quantile(sorted, p)));
        }
        return estimates;
    }

    private static int firstCase(double[] cases) {
        int day = 1;
        while (day < cases.length && cases[day - 1] == 0) {
            day++;
        }
        return day;
    }

    private static double sum(double[] values, int start, int end) {
        double sum = 0;
        for (int day = start; day <= end; day++) {
            sum += values[day - 1];
        }
        return sum;
    }

    /** Expected number of later cases per case of each day. */
    private static double[] expectedOffspring(double[] cases, SerialInterval interval) {
        double[] caused = new double[cases.length];
        for (int t = 0; t < cases.length; t++) {
            double pull = pull(cases, interval, t);
            for (int s = 0; s <= t && pull > 0; s++) {
                caused[s] += cases[t] * interval.at(t - s) / pull;
            }
        }
        return caused;
    }

    private static double pull(double[] cases, SerialInterval interval, int t) {
        double pull = 0;
        for (int s = 0; s <= t; s++) {
            pull += interval.at(t - s) * cases[s];
        }
        return pull;
    }

    /** For each tree, how many cases were caused by the cases of each day. */
    private double[][] drawOffspring(double[] cases, SerialInterval interval, RandomGenerator random) {
        double[][] drawn = new double[trees][cases.length];
        for (int tree = 0; tree < trees; tree++) {
            for (int t = 0; t < cases.length; t++) {
                double pull = pull(cases, interval, t);
                long left = pull > 0 ? (long) cases[t] : 0;
                // a multinomial draw is a chain of binomial ones
                for (int s = 0; s <= t && left > 0; s++) {
                    double weight = interval.at(t - s) * cases[s];
                    long taken = Draw.binomial(random, left, Math.min(1, weight / pull));
                    drawn[tree][s] += taken;
                    left -= taken;
                    pull -= weight;
                }
            }
        }
        return drawn;
    }
}
