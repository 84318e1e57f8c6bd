package org.bihuan.registry.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.DayDraft;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.Removals;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The calendar by month and year, its exceptions, and what time it is after so much work. */
@Controller
class CalendarPages {
    private static final long MOST_HOURS = 10_000;
    private static final long USUAL_HOURS = 24;

    private final Calendar calendar;
    private final Removals removals;
    private final CityClock clock;
    private final Pages pages;

    CalendarPages(Calendar calendar, Removals removals, CityClock clock, Pages pages) {
        this.calendar = calendar;
        this.removals = removals;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/registry/calendar")
    View month(
            Page page,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "24") long hours,
            @RequestParam(defaultValue = "") String back) {
        try {
            YearMonth shown = month.isEmpty() ? thisMonth() : YearMonth.parse(month);
            LocalDateTime from = start.isEmpty() ? now() : LocalDateTime.parse(start);
            Form removal = Form.of(Map.of("day", back));
            return show(200, page, shown, from, Math.clamp(hours, 0, MOST_HOURS), Form.of(Map.of()), removal);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    @PostMapping("/registry/calendar")
    View save(Page page, @RequestParam Map<String, String> values) {
        return switch (DayDraft.read(values).then(calendar::put)) {
            case Outcome.Done<CalendarDay>(CalendarDay day) ->
                Back.to("/registry/calendar?month=" + YearMonth.from(day.day()));
            case Outcome.Refused<CalendarDay>(List<Flaw> flaws) ->
                show(422, page, thisMonth(), now(), USUAL_HOURS, new Form(values, flaws), Form.of(Map.of()));
        };
    }

    @PostMapping("/registry/calendar/remove")
    View remove(Page page, @RequestParam Map<String, String> values) {
        return switch (RemovalDraft.read(values).then(calendar::remove)) {
            case Outcome.Done<CalendarDay>(CalendarDay day) ->
                Back.to("/registry/calendar?month=" + YearMonth.from(day.day()));
            case Outcome.Refused<CalendarDay>(List<Flaw> flaws) ->
                show(422, page, thisMonth(), now(), USUAL_HOURS, Form.of(Map.of()), new Form(values, flaws));
        };
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.today());
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES);
    }

    private View show(int status, Page page, YearMonth month, LocalDateTime from, long hours, Form form, Form removal) {
        WorkingTime time = calendar.workingTime();
        LocalDate first = month.atDay(1).withDayOfYear(1);
        List<CalendarDay> year = calendar.days(first, first.plusYears(1));
        Instant start = from.atZone(clock.getZone()).toInstant();
        Map<String, Object> shown = new HashMap<>();
        shown.put("month", month);
        shown.put("weeks", weeks(month, time));
        shown.put("year", year);
        shown.put("map", YearMap.of(month.getYear(), time, year, page));
        shown.put("removals", removals.ofDays(first, first.plusYears(1)));
        shown.put("removal", removal);
        shown.put("from", from);
        shown.put("hours", hours);
        shown.put("end", time.plus(start, Duration.ofHours(hours)));
        shown.put("form", form);
        return pages.show(status, "registry/calendar", page, shown);
    }

    private List<List<MonthDay>> weeks(YearMonth month, WorkingTime time) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        Map<LocalDate, CalendarDay> exceptions =
                calendar.days(first, last.plusDays(1)).stream().collect(Collectors.toMap(CalendarDay::day, day -> day));
        List<List<MonthDay>> weeks = new ArrayList<>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(day -> new MonthDay(
                            day,
                            YearMonth.from(day).equals(month),
                            time.worksOn(day),
                            day.equals(clock.today()),
                            Optional.ofNullable(exceptions.get(day))))
                    .toList());
        }
        return weeks;
    }
}
