package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bihuan.registry.CalendarDay;

/** Reads a day of the calendar from a form or a line of a file. */
public final class DayDraft {
    private DayDraft() {}

    /** What somebody enters or the city's pack has; who it is by is for whoever saves it to say. */
    public static Outcome<CalendarDay> read(Map<String, String> values) {
        Fields in = new Fields(values);
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
                ? Outcome.done(new CalendarDay(day.orElseThrow(), kind.orElseThrow(), zh, en, ""))
                : Outcome.refused(in.flaws());
    }
}
