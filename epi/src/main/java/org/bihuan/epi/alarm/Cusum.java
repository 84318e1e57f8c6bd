package org.bihuan.epi.alarm;

import java.util.OptionalDouble;

/**
 * Cumulative sum of standardised counts: C_t = max(0, C_{t−1} + s_t − k), alarm if C_t ≥ h; never reset, as in R.
 *
 * <p>The upper bound is the count that would have raised the alarm, by the transformation turned back. Three habits of
 * R are kept: the bound of the standard form is rounded up; the bound of the second Anscombe form uses m^(1/3)/9 where
 * its statistic uses m^(−1/3)/9; without a transformation the bound is h − C_t.
 *
 * <p>Sources: Rossi, Lampugnani, Marchi, Statistics in Medicine 18 (1999) 2111; Pierce and Schafer, JASA 81 (1986) 977;
 * R function {@code cusum}.
 *
 * @param transform how a count is standardised
 * @param k reference value (1.04)
 * @param h decision limit (2.26)
 * @param mean expected count; empty = the mean of all points before the range
 */
public record Cusum(Transform transform, double k, double h, OptionalDouble mean) implements AlarmMethod {
    private static final int USUAL_TRAINING = 13;

    /** How a count x is standardised against the expected count m. */
    public enum Transform {
        NONE,
        STANDARD,
        ROSSI,
        ANSCOMBE,
        ANSCOMBE2ND;

        double apply(double x, double m) {
            return switch (this) {
                case NONE -> x;
                case STANDARD -> (x - m) / Math.sqrt(m);
                case ROSSI -> (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m));
                case ANSCOMBE -> 1.5 * (twoThirds(x) - twoThirds(m)) / Math.pow(m, 1.0 / 6);
                case ANSCOMBE2ND ->
                    (twoThirds(x) - (twoThirds(m) - 1 / Math.cbrt(m) / 9)) / (2.0 / 3 * Math.pow(m, 1.0 / 6));
            };
        }

        /** The count at which the sum, having been {@code before}, reaches h. */
        double bound(double m, double k, double h, double before, double now) {
            double room = h + k - before;
            double bound = switch (this) {
                case NONE -> h - now;
                case STANDARD -> Math.ceil(Math.sqrt(m) * room + m);
                case ROSSI -> 2 * Math.sqrt(m) * room + 5 * m - 2 * Math.sqrt(4 * m * m + 2 * m * Math.sqrt(m) * room);
                case ANSCOMBE -> threeHalves(2.0 / 3 * Math.pow(m, 1.0 / 6) * room + twoThirds(m));
                case ANSCOMBE2ND ->
                    threeHalves(2.0 / 3 * Math.pow(m, 1.0 / 6) * room + (twoThirds(m) - Math.cbrt(m) / 9));
            };
            return bound > 0 ? bound : 0;
        }

        private static double twoThirds(double x) {
            double root = Math.cbrt(x);
            return root * root;
        }

        private static double threeHalves(double x) {
            return x < 0 ? 0 : x * Math.sqrt(x);
        }
    }

    public Cusum {
        if (Double.isNaN(k) || Double.isNaN(h) || !(mean.orElse(1) > 0)) {
            throw new IllegalArgumentException("k and h numbers, mean above 0: " + k + ", " + h + ", " + mean);
        }
    }

    @Override
    public int firstPoint() {
        return mean.isPresent() ? 1 : 2;
    }

    @Override
    public int usualFirstPoint(int length) {
        return USUAL_TRAINING + 1;
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        CusumState state = new CusumState(this, mean.orElseGet(() -> meanBefore(counts, from)));
        Alarms alarms = new Alarms(counts, from, to, "cusum");
        for (int t = from; t <= to; t++) {
            state.add(counts[t - 1]);
            alarms.set(t, state.signal(), state.upperBound());
            alarms.setFurther(0, t, state.sum());
        }
        return alarms;
    }

    private static double meanBefore(int[] counts, int from) {
        double sum = 0;
        for (int i = 0; i < from - 1; i++) {
            sum += counts[i];
        }
        return sum / (from - 1);
    }
}
