package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bihuan.registry.CalendarDay;

/** Reads a day of the calendar from a form or a line of a file. */
public final class DayDraft {
    private DayDraft() {}

    /** A day of the city's pack. */
    public static Outcome<CalendarDay> ofPack(Map<String, String> values) {
        return read(new Fields(values), "");
    }

    /** What somebody enters: {@code changed_by} says who. */
    public static Outcome<CalendarDay> read(Map<String, String> values) {
        Fields in = new Fields(values);
        return read(in, in.needed("changed_by"));
    }

    private static Outcome<CalendarDay> read(Fields in, String changedBy) {
        in.needed("day");
        Optional<LocalDate> day = in.day("day");
        Optional<CalendarDay.Kind> kind = Arrays.stream(CalendarDay.Kind.values())
                .filter(candidate -> candidate.key().equals(in.text("kind")))
                .findFirst();
        if (kind.isEmpty()) {
            in.flaw("kind", "unknown");
        }
        String zh = in.needed("zh");
        String en = in.text("en");
        return in.flaws().isEmpty()
                ? Outcome.done(new CalendarDay(day.orElseThrow(), kind.orElseThrow(), zh, en, changedBy))
                : Outcome.refused(in.flaws());
    }
}
