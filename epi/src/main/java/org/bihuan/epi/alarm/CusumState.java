package org.bihuan.epi.alarm;

/** The running sum of a CUSUM chart: a new count costs one step. Not safe for several threads. */
public final class CusumState {
    private final Cusum parameters;
    private final double mean;
    private double sum;
    private double bound = Double.NaN;

    /**
     * @param mean expected count; with 0 the transformations other than NONE have no value
     */
    public CusumState(Cusum parameters, double mean) {
        this.parameters = parameters;
        this.mean = mean;
    }

    /** Takes the count of the next day. */
    public void add(int count) {
        double before = sum;
        sum = Math.max(0, before + (parameters.transform().apply(count, mean) - parameters.k()));
        bound = parameters.transform().bound(mean, parameters.k(), parameters.h(), before, sum);
    }

    public double sum() {
        return sum;
    }

    /** Bound of the last day; NaN before the first. */
    public double upperBound() {
        return bound;
    }

    public Signal signal() {
        return Double.isNaN(sum) ? Signal.UNDEFINED : Signal.of(sum >= parameters.h());
    }
}
