package org.bihuan.epi.alarm;

/** A way to raise alarms on a series of counts. Implementations are immutable and safe for several threads. */
public interface AlarmMethod {
    /** The first time point, from 1, that has all the history the method needs. */
    int firstPoint();

    /**
     * The first point of a run when the caller names none; some methods want a longer training stretch.
     *
     * @param length points in the series
     */
    default int usualFirstPoint(int length) {
        return firstPoint();
    }

    /**
     * @param counts the whole series, at least 0 each; index 0 is time point 1
     * @param from first time point to judge, at least {@link #firstPoint()}
     * @param to last time point to judge, from {@code from} to the length of the series
     * @throws IllegalArgumentException if the range does not fit
     */
    Alarms run(int[] counts, int from, int to);

    /** Refuses a range that the series or the history does not allow. */
    default void check(int[] counts, int from, int to) {
        if (from < firstPoint() || to < from || to > counts.length) {
            throw new IllegalArgumentException("range " + from + " to " + to + " of a series of " + counts.length
                    + " points; the method needs " + (firstPoint() - 1) + " points before the first");
        }
    }
}
