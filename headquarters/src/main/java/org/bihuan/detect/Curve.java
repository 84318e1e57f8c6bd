package org.bihuan.detect;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Counts of one stream by day of publication, up to a moment.
 *
 * @param stream whose
 * @param counts at least one
 */
public record Curve(String stream, NavigableMap<LocalDate, Count> counts) {

    /** Confirmed cases so far on a day; 0 before the first row, and the last row's figure on a day without one. */
    public int confirmed(LocalDate day) {
        var row = counts.floorEntry(day);
        return row == null ? 0 : row.getValue().confirmed();
    }

    /** New confirmed cases on a day; negative where a correction lowered the figure. */
    public int added(LocalDate day) {
        return confirmed(day) - confirmed(day.minusDays(1));
    }

    /** The last day with a new case. */
    public Optional<LocalDate> lastCase() {
        return counts.descendingKeySet().stream().filter(day -> added(day) > 0).findFirst();
    }

    public LocalDate through() {
        return counts.lastEntry().getValue().through();
    }
}
