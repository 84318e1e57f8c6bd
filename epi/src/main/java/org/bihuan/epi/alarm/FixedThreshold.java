package org.bihuan.epi.alarm;

/**
 * CIDARS fixed value method: alarm when a count reaches the threshold; 1 for diseases of which every case matters.
 *
 * <p>Source: Yang et al., Chinese Journal of Epidemiology 31 (2010): automatic alert, single-case type.
 *
 * @param threshold least count that alarms, at least 1
 */
public record FixedThreshold(int threshold) implements AlarmMethod {
    public FixedThreshold {
        if (threshold < 1) {
            throw new IllegalArgumentException("threshold at least 1: " + threshold);
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
        for (int t = from; t <= to; t++) {
            alarms.set(t, Signal.of(counts[t - 1] >= threshold), threshold);
        }
        return alarms;
    }
}
