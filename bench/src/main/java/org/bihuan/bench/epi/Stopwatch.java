package org.bihuan.bench.epi;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Runs a piece of work until it is warm, then takes the median of several runs. */
final class Stopwatch {
    private static final int WARM_UP = 2;
    private static final long WARM_UP_NANOSECONDS = 2_000_000_000L;
    private static final int RUNS = 9;

    private final LongSupplier nanoseconds;
    private int sink;

    Stopwatch(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** Median and fastest and slowest run, in nanoseconds. */
    record Time(double median, double least, double most) {}

    Time measure(Supplier<?> work) {
        // short work needs many calls before it is compiled
        long began = System.nanoTime();
        int calls = 0;
        while (calls < WARM_UP || System.nanoTime() - began < WARM_UP_NANOSECONDS) {
            sink += work.get().hashCode();
            calls++;
        }
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = nanoseconds.getAsLong();
            sink += work.get().hashCode();
            times[i] = nanoseconds.getAsLong() - start;
        }
        Arrays.sort(times);
        return new Time(times[RUNS / 2], times[0], times[RUNS - 1]);
    }

    /** Keeps the results alive, so that the work cannot be left out. */
    int sink() {
        return sink;
    }
}
