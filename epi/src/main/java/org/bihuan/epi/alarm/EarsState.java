package org.bihuan.epi.alarm;

/**
 * What an EARS method carries from day to day: the last counts of the baseline and, for C3, two C2 values. A new count
 * costs one step and no memory. Not safe for several threads.
 */
public final class EarsState {
    private static final int SMALL = 1 << 20;

    private final int[] ring;
    private final int baseline;
    private final boolean third;
    private final double minSigma;
    private final double z;

    /** Where the oldest count is, once the ring is full, and the next goes. */
    private int oldest;

    private int seen;

    /** Of the counts of the baseline; whole numbers, so that nothing is lost as they come and go. */
    private long sum;

    private long sumOfSquares;

    /** Whether the sums of squares surely fit; a series with larger counts is summed anew each day. */
    private boolean small;

    private double bound = Double.NaN;
    private double excessBefore = Double.NaN;
    private double excessBefore2 = Double.NaN;
    private int last;

    public EarsState(Ears parameters) {
        baseline = parameters.baseline();
        third = parameters.method().memory > 0;
        minSigma = parameters.minSigma();
        z = parameters.z();
        ring = new int[baseline + parameters.method().gap];
        small = baseline <= 1 << 10;
    }

    /** Takes the count of the next day; signal and bound are then those of this day. */
    public void add(int count) {
        last = count;
        small &= count <= SMALL;
        boolean full = seen == ring.length;
        if (full) {
            judge(count);
            leave(ring[oldest]);
        }
        ring[oldest] = count;
        // the count that the gap, if any, lets go
        int entering = oldest + baseline;
        oldest = oldest + 1 == ring.length ? 0 : oldest + 1;
        if (full) {
            enter(ring[entering >= ring.length ? entering - ring.length : entering]);
            return;
        }
        enter(seen < baseline ? count : 0);
        seen++;
    }

    private void enter(int count) {
        sum += count;
        sumOfSquares += (long) count * count;
    }

    private void leave(int count) {
        sum -= count;
        sumOfSquares -= (long) count * count;
    }

    private double squaresAround(double mean) {
        double squares = 0;
        int slot = oldest;
        for (int i = 0; i < baseline; i++) {
            double apart = ring[slot] - mean;
            squares += apart * apart;
            slot = slot + 1 == ring.length ? 0 : slot + 1;
        }
        return squares;
    }

    private void judge(int count) {
        double mean = (double) sum / baseline;
        double squares = small ? (double) (baseline * sumOfSquares - sum * sum) / baseline : squaresAround(mean);
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
