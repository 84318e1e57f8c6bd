package org.bihuan.epi.alarm;

/**
 * What an EARS method carries from day to day: the last counts of the baseline and, for C3, two C2 values. A new count
 * costs one step and no memory. Not safe for several threads.
 */
public final class EarsState {
    /** The last counts, written twice, so that those of a baseline always stand together. */
    private final int[] ring;

    private final int length;
    private final int baseline;
    private final int gap;
    private final boolean third;
    private final double minSigma;
    private final double z;
    /** Where the oldest count is, once the ring is full, and the next goes. */
    private int oldest;

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
        length = baseline + gap;
        ring = new int[2 * length];
    }

    /** Takes the count of the next day; signal and bound are then those of this day. */
    public void add(int count) {
        last = count;
        if (seen >= length) {
            judge(count);
        }
        ring[oldest] = count;
        ring[oldest + length] = count;
        oldest = oldest + 1 == length ? 0 : oldest + 1;
        seen += seen < length ? 1 : 0;
    }

    private void judge(int count) {
        int end = oldest + baseline;
        long sum = 0;
        for (int i = oldest; i < end; i++) {
            sum += ring[i];
        }
        double mean = (double) sum / baseline;
        double squares = 0;
        for (int i = oldest; i < end; i++) {
            double apart = ring[i] - mean;
            squares += apart * apart;
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
