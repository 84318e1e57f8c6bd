package org.bihuan.epi.alarm;

import java.util.Arrays;
import org.bihuan.epi.math.NegativeBinomial;

/**
 * Bayes alarm: with Jeffreys' prior on a Poisson mean, the bound is the 1 − α quantile of the predictive negative
 * binomial with size Σy + ½ and probability n/(n + 1); alarm if the count is greater.
 *
 * <p>Sources: Riebler, Höhle, Surveillance by the Bayes method, 2004; R function {@code bayes}.
 *
 * @param years years to look back (0)
 * @param halfWindow points before now, and on both sides of now in earlier years (6)
 * @param thisYear whether the points just before now count (true; R's bayes3, with two years, leaves them out)
 * @param alpha in (0, 1) (0.05)
 * @param frequency points in a year
 */
public record Bayes(int years, int halfWindow, boolean thisYear, double alpha, int frequency) implements AlarmMethod {
    public Bayes {
        new History(years, halfWindow, thisYear, frequency);
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha between 0 and 1: " + alpha);
        }
    }

    private History history() {
        return new History(years, halfWindow, thisYear, frequency);
    }

    @Override
    public int firstPoint() {
        return history().firstPoint();
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        History history = history();
        double[] reference = new double[history.size()];
        double prob = reference.length / (reference.length + 1.0);
        Alarms alarms = new Alarms(counts, from, to);
        // few different sums occur in a run, and a quantile costs a search
        double[] known = new double[1024];
        Arrays.fill(known, Double.NaN);
        for (int t = from; t <= to; t++) {
            history.read(counts, t, reference);
            double sum = 0;
            for (double count : reference) {
                sum += count;
            }
            double bound = sum < known.length ? known[(int) sum] : Double.NaN;
            if (Double.isNaN(bound)) {
                bound = NegativeBinomial.quantile(1 - alpha, sum + 0.5, prob);
                if (sum < known.length) {
                    known[(int) sum] = bound;
                }
            }
            alarms.set(t, Signal.of(counts[t - 1] > bound), bound);
        }
        return alarms;
    }
}
