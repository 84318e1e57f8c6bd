package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.CalendarDay;

/** The city's calendar. */
public interface Calendar {

    /** Days that differ from their week, {@code until} exclusive. */
    List<CalendarDay> days(LocalDate from, LocalDate until);

    /** Saves a day; what it was before is replaced. */
    void put(CalendarDay day);

    /** The day is as its week says. */
    void remove(LocalDate day);

    /** Working time by the calendar as it stands now. */
    WorkingTime workingTime();
}
