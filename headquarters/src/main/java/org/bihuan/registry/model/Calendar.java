package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.WeekdayHours;

/** The city's calendar. */
public interface Calendar {

    /** Days that differ from their week, {@code until} exclusive. */
    List<CalendarDay> days(LocalDate from, LocalDate until);

    /** Saves a day; what it was before is replaced. */
    Outcome<CalendarDay> put(CalendarDay day);

    /** The day is as its week says; refused if it was already. Who did it and why is kept. */
    Outcome<CalendarDay> remove(RemovalDraft draft);

    /** Monday to Sunday. */
    List<WeekdayHours> week();

    /** The week is worked like this from now on; a weekday whose hours stay keeps who entered them. */
    void putWeek(WeekDraft draft);

    /** Working time by the calendar as it stands now. */
    WorkingTime workingTime();
}
