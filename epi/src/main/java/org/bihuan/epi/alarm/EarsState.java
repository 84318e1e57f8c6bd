package org.bihuan.epi.alarm;

/**
 * What an EARS method carries from day to day: the last counts of the baseline and, for C3, two C2 values. A new count
 * costs one step and no memory. Not safe for several threads.
 */
public final class EarsState {
    private final int[] ring;
    private final int baseline;
    private final int gap;
    private final boolean third;
    private final double minSigma;
    private final double z;
    private int seen;
    private double bound = Double.NaN;
    private double excessBefore = Double.NaN;
    private double excessBefore2 = Double.NaN;
    private int last;

    public EarsState(Ears parameters) {
        baseline = parameters.baseline();
        gap = parameters.method().gap;
        third = parameters.method().memory > 0;
        minSigma = parameters.minSigma();
        z = parameters.z();
        ring = new int[baseline + gap];
    }

    /** Takes the count of the next day; signal and bound are then those of this day. */
    public void add(int count) {
        last = count;
        if (seen >= ring.length) {
            judge(count);
        }
        ring[seen % ring.length] = count;
        seen++;
    }

    private void judge(int count) {
        int slot = seen % ring.length;
        long sum = 0;
        for (int i = 0; i < baseline; i++) {
            sum += ring[slot];
            slot = slot + 1 == ring.length ? 0 : slot + 1;
        }
        double mean = (double) sum / baseline;
        double squares = 0;
        slot = seen % ring.length;
        for (int i = 0; i < baseline; i++) {
            double apart = ring[slot] - mean;
            squares += apart * apart;
            slot = slot + 1 == ring.length ? 0 : slot + 1;
        }
        double spread = Math.max(Math.sqrt(squares / (baseline - 1)), minSigma);
        if (!third) {
            bound = mean + z * spread;
            return;
        }
        bound = Math.max(0, count + spread * (z - (excessBefore2 + excessBefore)));
        excessBefore2 = excessBefore;
        excessBefore = Math.max(0, (count - mean) / spread - 1);
    }

    /** Bound of the last day; NaN before there is enough history, or where the statistic has no value. */
    public double upperBound() {
        return bound;
    }

    public Signal signal() {
        return Double.isNaN(bound) ? Signal.UNDEFINED : Signal.of(last > bound);
    }
}
