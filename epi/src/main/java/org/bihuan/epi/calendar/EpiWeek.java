package org.bihuan.epi.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An epidemiological week.
 *
 * @param system where the week begins
 * @param year of the week, which differs from the date's around New Year
 * @param week 1 to 52 or 53
 */
public record EpiWeek(WeekSystem system, int year, int week) {
    public EpiWeek {
        if (week < 1 || week > weeks(system, year)) {
            throw new IllegalArgumentException("week from 1 to " + weeks(system, year) + " in " + year + ": " + week);
        }
    }

    /** The week of a date. */
    public static EpiWeek of(WeekSystem system, LocalDate date) {
        return new EpiWeek(
                system,
                date.get(system.fields().weekBasedYear()),
                date.get(system.fields().weekOfWeekBasedYear()));
    }

    /** Number of weeks in a year, 52 or 53. */
    public static int weeks(WeekSystem system, int year) {
        return (int) ChronoUnit.WEEKS.between(firstDay(system, year), firstDay(system, year + 1));
    }

    private static LocalDate firstDay(WeekSystem system, int year) {
        // 4 January is always in week 1
        return LocalDate.of(year, 1, 4).with(system.fields().dayOfWeek(), 1);
    }

    public LocalDate firstDay() {
        return firstDay(system, year).plusWeeks(week - 1L);
    }

    public LocalDate lastDay() {
        return firstDay().plusDays(6);
    }

    public EpiWeek next() {
        return of(system, firstDay().plusWeeks(1));
    }
}
