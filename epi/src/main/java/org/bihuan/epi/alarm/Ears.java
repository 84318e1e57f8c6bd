package org.bihuan.epi.alarm;

import org.bihuan.epi.math.Normal;

/**
 * The EARS methods C1, C2 and C3.
 *
 * <p>C1 and C2: bound = mean + z · max(sd, minSigma) of a sliding baseline, sd with n − 1, z the normal quantile of
 * 1 − α; the baseline ends the day before (C1) or three days before (C2); alarm if the count is greater than the bound.
 * C3 looks at three days together: bound = observed + max(sd, minSigma) · (z − Σ max(0, C2 − 1) over the two days
 * before), floored at 0.
 *
 * <p>As in R, C3 with a spread of 0 has no value where the count also equals its mean (0/0): the signal is
 * {@link Signal#UNDEFINED}. A minSigma above 0 avoids it.
 *
 * <p>Sources: Hutwagner et al., Journal of Urban Health 80 (2003) i89; Salmon, Schumacher, Höhle, J. Stat. Softw. 70
 * (2016) 10; R function {@code earsC}.
 *
 * @param method which of the three
 * @param baseline points in the baseline, at least 3 (7)
 * @param minSigma least spread, at least 0 (0)
 * @param alpha one-sided error, in (0, 1) (0.001; C3 0.025)
 */
public record Ears(Kind method, int baseline, double minSigma, double alpha) implements AlarmMethod {
    /** Which EARS method. */
    public enum Kind {
        C1(0, 0, 0.001),
        C2(2, 0, 0.001),
        C3(2, 2, 0.025);

        final int gap;
        final int memory;
        final double usualAlpha;

        Kind(int gap, int memory, double usualAlpha) {
            this.gap = gap;
            this.memory = memory;
            this.usualAlpha = usualAlpha;
        }
    }

    public Ears {
        if (baseline < 3 || !(minSigma >= 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("baseline at least 3, minSigma at least 0, alpha between 0 and 1: "
                    + baseline + ", " + minSigma + ", " + alpha);
        }
    }

    /** The usual parameters: baseline 7, minSigma 0, α 0.001 (C3: 0.025). */
    public static Ears of(Kind method) {
        return new Ears(method, 7, 0, method.usualAlpha);
    }

    @Override
    public int firstPoint() {
        return baseline + method.gap + method.memory + 1;
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        Alarms alarms = new Alarms(counts, from, to);
        EarsState state = new EarsState(this);
        for (int t = from - firstPoint() + 1; t < from; t++) {
            state.add(counts[t - 1]);
        }
        for (int t = from; t <= to; t++) {
            state.add(counts[t - 1]);
            alarms.set(t, state.signal(), state.upperBound());
        }
        return alarms;
    }

    double z() {
        return Normal.quantile(1 - alpha);
    }
}
