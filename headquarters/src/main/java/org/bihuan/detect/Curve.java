package org.bihuan.detect;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Counts of one stream by day of publication, up to a moment.
 *
 * @param stream whose
 * @param counts at least one
 * @param carried whether a day without a row keeps the last row's figure; not so for cases whose unit was not given out,
 *     which come and go
 */
public record Curve(String stream, NavigableMap<LocalDate, Count> counts, boolean carried) {

    /** Confirmed cases so far on a day; 0 before the first row. */
    public int confirmed(LocalDate day) {
        Map.Entry<LocalDate, Count> row = counts.floorEntry(day);
        return row == null || !carried && !row.getKey().equals(day)
                ? 0
                : row.getValue().confirmed();
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
