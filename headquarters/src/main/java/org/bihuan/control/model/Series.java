package org.bihuan.control.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Cumulative confirmed local cases of one unit by row date: the day on which the figure was given out. A unit has 0
 * before its first row; a day without a row keeps the last one's figure.
 */
public final class Series {
    public static final Series EMPTY = new Series(new TreeMap<>());

    private final NavigableMap<LocalDate, Integer> rows;

    private Series(NavigableMap<LocalDate, Integer> rows) {
        this.rows = rows;
    }

    public static Series of(Map<LocalDate, Integer> rows) {
        return new Series(new TreeMap<>(rows));
    }

    /** Cases so far by the last row up to and on that day. */
    public int on(LocalDate day) {
        Map.Entry<LocalDate, Integer> row = rows.floorEntry(day);
        return row == null ? 0 : row.getValue();
    }

    /** Cases added by the rows of the last {@code days} days; 0 where a correction lowered the figure. */
    public int added(LocalDate day, int days) {
        return Math.max(0, on(day) - on(day.minusDays(days)));
    }

    public NavigableMap<LocalDate, Integer> rows() {
        return Collections.unmodifiableNavigableMap(rows);
    }
}
