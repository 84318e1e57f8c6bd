package org.bihuan.epi.alarm;

/**
 * First-case rule: alarm on a case after a quiet stretch, or on the first case ever. It stands beside the statistics
 * because these are silent while a disease has no history. The bound is 1 after a quiet stretch, undefined otherwise.
 *
 * @param quietDays points without a case that must come before, at least 1 (14, one incubation period)
 */
public record FirstCase(int quietDays) implements AlarmMethod {
    public FirstCase {
        if (quietDays < 1) {
            throw new IllegalArgumentException("quiet days at least 1: " + quietDays);
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
        int lastCase = Integer.MIN_VALUE / 2;
        for (int t = 1; t <= to; t++) {
            boolean quiet = t - lastCase > quietDays;
            if (t >= from) {
                alarms.set(t, Signal.of(quiet && counts[t - 1] > 0), quiet ? 1 : Double.NaN);
            }
            if (counts[t - 1] > 0) {
                lastCase = t;
            }
        }
        return alarms;
    }
}
