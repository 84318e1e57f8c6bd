package org.bihuan.epi.alarm;

import org.bihuan.epi.math.Sample;

/**
 * The method of the Robert Koch Institute: mean of the reference counts; above 20 the bound is mean + 2 sd, otherwise
 * the upper 95 % limit for a Poisson mean of the count rounded down; alarm if the count is greater.
 *
 * <p>Sources: limits by Crow and Gardner, Biometrika 46 (1959) 441, table 1; R function {@code rki}.
 *
 * @param years years to look back (2)
 * @param halfWindow points on both sides of now in earlier years (4)
 * @param thisYear whether the points just before now count too (false)
 * @param frequency points in a year
 */
public record Rki(int years, int halfWindow, boolean thisYear, int frequency) implements AlarmMethod {
    /** Upper Crow–Gardner limit of the mean when 0, 1, 2, … were seen. */
    private static final double[] LIMIT = {
        3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.050, 20.335, 21.364,
        22.945, 23.762, 25.400, 26.306, 27.735, 28.966, 30.017
    };

    public Rki {
        new History(years, halfWindow, thisYear, frequency);
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
        Alarms alarms = new Alarms(counts, from, to);
        for (int t = from; t <= to; t++) {
            history.read(counts, t, reference);
            double mean = Sample.mean(reference);
            double bound = mean > 20 ? mean + 2 * Sample.sd(reference) : LIMIT[(int) mean];
            Signal signal = Double.isNaN(bound) ? Signal.UNDEFINED : Signal.of(counts[t - 1] > bound);
            alarms.set(t, signal, bound);
        }
        return alarms;
    }
}
