package org.bihuan.registry.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.page.Page;

/**
 * A year as a heat map: what every day is.
 *
 * @param kinds names of the kinds of days, by number
 * @param marks short signs of the kinds, so that none is told by its colour alone
 * @param weekdays names from Sunday on
 * @param months names from January on
 * @param days in order
 */
public record YearMap(
        int year, List<String> kinds, List<String> marks, List<String> weekdays, List<String> months, List<Day> days) {
    private static final List<String> KINDS = List.of("worked", "free", "holiday", "workday");

    /**
     * @param day ISO
     * @param kind number of its kind
     * @param name how it is written, and what is special about it
     */
    public record Day(String day, int kind, String name) {}

    static YearMap of(int year, WorkingTime time, List<CalendarDay> special, Page page) {
        Map<LocalDate, CalendarDay> exceptions =
                special.stream().collect(Collectors.toMap(CalendarDay::day, Function.identity()));
        LocalDate first = Year.of(year).atDay(1);
        LocalDate sunday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        Locale language = page.language();
        return new YearMap(
                year,
                KINDS.stream().map(kind -> page.t("registry.dayKind." + kind)).toList(),
                KINDS.stream().map(kind -> page.t("registry.dayMark." + kind)).toList(),
                sunday.datesUntil(sunday.plusWeeks(1))
                        .map(day ->
                                DateTimeFormatter.ofPattern("ccccc", language).format(day))
                        .toList(),
                first.datesUntil(first.plusYears(1), Period.ofMonths(1))
                        .map(day -> DateTimeFormatter.ofPattern("LLL", language).format(day))
                        .toList(),
                first.datesUntil(first.plusYears(1))
                        .map(day -> day(day, time, Optional.ofNullable(exceptions.get(day)), page))
                        .toList());
    }

    private static Day day(LocalDate day, WorkingTime time, Optional<CalendarDay> exception, Page page) {
        String kind = exception.map(one -> one.kind().key()).orElse(time.worksOn(day) ? "worked" : "free");
        return new Day(
                day.toString(),
                KINDS.indexOf(kind),
                page.longDay(day)
                        + exception
                                .map(one -> " · " + one.name(page.language()))
                                .orElse(""));
    }

    /** How many days are of a kind. */
    public long count(CalendarDay.Kind kind) {
        return days.stream()
                .filter(day -> day.kind() == KINDS.indexOf(kind.key()))
                .count();
    }
}
