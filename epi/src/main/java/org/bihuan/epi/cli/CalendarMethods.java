package org.bihuan.epi.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.epi.calendar.EpiWeek;
import org.bihuan.epi.calendar.WeekSystem;

/** Epidemiological weeks on the command line. */
final class CalendarMethods {
    private static final int LAST_YEAR = 9999;

    private CalendarMethods() {}

    static List<Method> all() {
        return List.of(new Method(
                "week",
                "Epidemiological week of dates, with its first and last day",
                Method.Reads.DATES,
                List.of(new Method.Option("system", "iso", "iso (Monday first) or cdc (Sunday first)")),
                "date,system,year,week,first_day,last_day",
                "ISO 8601; CDC, MMWR weeks",
                CalendarMethods::week));
    }

    private static void week(Options options, Input input, Output output) throws Refused {
        WeekSystem system = options.choice("system", List.of("iso", "cdc"), WeekSystem.class);
        if (options.words().isEmpty()) {
            throw new Refused("a date YYYY-MM-DD is expected");
        }
        output.line("date,system,year,week,first_day,last_day");
        for (String word : options.words()) {
            LocalDate date = date(word);
            EpiWeek week = EpiWeek.of(system, date);
            output.cell(word)
                    .cell(options.text("system").toLowerCase(java.util.Locale.ROOT))
                    .cell(week.year())
                    .cell(week.week())
                    .cell(week.firstDay().toString())
                    .cell(week.lastDay().toString())
                    .end();
        }
    }

    private static LocalDate date(String word) throws Refused {
        try {
            LocalDate date = LocalDate.parse(word);
            // within four digits a week's own year can be written too
            if (date.getYear() >= 1 && date.getYear() < LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException e) {
            // refused below, with the text as it was given
        }
        throw new Refused("a date YYYY-MM-DD is expected, found " + Input.quoted(word));
    }
}
