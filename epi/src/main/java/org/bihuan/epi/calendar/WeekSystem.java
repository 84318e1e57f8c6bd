package org.bihuan.epi.calendar;

import java.time.DayOfWeek;
import java.time.temporal.WeekFields;

/** Where a week begins; in both, the first week of a year has at least four of its days. */
public enum WeekSystem {
    /** Monday to Sunday, ISO 8601. */
    ISO(DayOfWeek.MONDAY),
    /** Sunday to Saturday, the MMWR week of the CDC. */
    CDC(DayOfWeek.SUNDAY);

    private final WeekFields fields;

    WeekSystem(DayOfWeek first) {
        fields = WeekFields.of(first, 4);
    }

    WeekFields fields() {
        return fields;
    }
}
