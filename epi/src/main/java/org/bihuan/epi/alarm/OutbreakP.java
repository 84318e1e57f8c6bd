package org.bihuan.epi.alarm;

/**
 * Semiparametric outbreak detection by Frisén and Andersson: likelihood ratio of a rising mean (unrestricted in shape)
 * against a constant one, over all points so far; alarm if the statistic is greater than k.
 *
 * <p>The rising mean is the isotonic regression of the series, found by pooling adjacent violators, so a new point costs
 * a few merges. The bound is the statistic itself, or the least count that would alarm (greatest that would not, plus
 * one, when it does), searched by single cases up to 100,000 as R does; undefined where there is none.
 *
 * <p>Sources: Frisén, Andersson, Schiöler, Statistics in Medicine 28 (2009) 3133; R function {@code outbreakP}.
 *
 * @param k alarm limit, above 0 (100)
 * @param bound what the upper bound shows
 */
public record OutbreakP(double k, Bound bound) implements AlarmMethod {
    public OutbreakP {
        if (!(k > 0)) {
            throw new IllegalArgumentException("k above 0: " + k);
        }
    }

    @Override
    public int firstPoint() {
        return 1;
    }

    @Override
    public Alarms run(int[] counts, int from, int to) {
        check(counts, from, to);
        Alarms alarms = new Alarms(counts, from, to);
        OutbreakPState state = new OutbreakPState(k);
        for (int t = 1; t <= to; t++) {
            int count = counts[t - 1];
            if (t < from) {
                state.skip(count);
                continue;
            }
            double cases = bound == Bound.CASES ? state.cases(count) : Double.NaN;
            state.add(count);
            alarms.set(t, state.signal(), bound == Bound.VALUE ? state.statistic() : cases);
        }
        return alarms;
    }
}
