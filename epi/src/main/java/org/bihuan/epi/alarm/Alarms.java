package org.bihuan.epi.alarm;

import java.util.Arrays;
import java.util.List;

/** The outcome of a run: for each time point of the range a signal, an upper bound and the method's further columns. */
public final class Alarms {
    private final int from;
    private final int[] observed;
    private final Signal[] signals;
    private final double[] bounds;
    private final List<String> columns;
    private final double[][] further;

    Alarms(int[] counts, int from, int to, String... columns) {
        this.from = from;
        this.observed = Arrays.copyOfRange(counts, from - 1, to);
        this.signals = new Signal[observed.length];
        Arrays.fill(signals, Signal.NONE);
        this.bounds = new double[observed.length];
        this.columns = List.of(columns);
        this.further = new double[columns.length][observed.length];
    }

    void set(int t, Signal signal, double bound) {
        signals[t - from] = signal;
        bounds[t - from] = bound;
    }

    void setFurther(int column, int t, double value) {
        further[column][t - from] = value;
    }

    /** First time point. */
    public int from() {
        return from;
    }

    /** Last time point. */
    public int to() {
        return from + observed.length - 1;
    }

    public int observed(int t) {
        return observed[t - from];
    }

    public Signal signal(int t) {
        return signals[t - from];
    }

    public boolean alarm(int t) {
        return signal(t) == Signal.ALARM;
    }

    /** The bound that the method compares with (or its statistic, where the method says so); NaN where undefined. */
    public double upperBound(int t) {
        return bounds[t - from];
    }

    /** Names of the method's further columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** Value of a further column; NaN where undefined. */
    public double further(int column, int t) {
        return further[column][t - from];
    }
}
