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
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The calendar by month, its exceptions, and what time it is after so much work. */
@Controller
class CalendarPages {
    private static final long MOST_HOURS = 10_000;

    private final Calendar calendar;
    private final CityClock clock;
    private final Pages pages;

    CalendarPages(Calendar calendar, CityClock clock, Pages pages) {
        this.calendar = calendar;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/registry/calendar")
    View month(
            Page page,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "24") long hours) {
        try {
            YearMonth shown = month.isEmpty() ? YearMonth.from(clock.today()) : YearMonth.parse(month);
            LocalDateTime from = start.isEmpty()
                    ? LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES)
                    : LocalDateTime.parse(start);
            return show(200, page, shown, from, Math.clamp(hours, 0, MOST_HOURS), Form.of(Map.of()));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    @PostMapping("/registry/calendar")
    View save(Page page, @RequestParam Map<String, String> values) {
        return switch (DayDraft.read(values)) {
            case Outcome.Done<CalendarDay>(CalendarDay day) -> {
                calendar.put(day);
                yield Back.to("/registry/calendar?month=" + YearMonth.from(day.day()));
            }
            case Outcome.Refused<CalendarDay>(List<Flaw> flaws) ->
                show(
                        422,
                        page,
                        YearMonth.from(clock.today()),
                        LocalDateTime.ofInstant(clock.instant(), clock.getZone()),
                        24,
                        new Form(values, flaws));
        };
    }

    @PostMapping("/registry/calendar/remove")
    View remove(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        calendar.remove(day);
        return Back.to("/registry/calendar?month=" + YearMonth.from(day));
    }

    private View show(int status, Page page, YearMonth month, LocalDateTime from, long hours, Form form) {
        WorkingTime time = calendar.workingTime();
        List<CalendarDay> year =
                calendar.days(LocalDate.of(month.getYear(), 1, 1), LocalDate.of(month.getYear() + 1, 1, 1));
        Instant start = from.atZone(clock.getZone()).toInstant();
        Map<String, Object> shown = new HashMap<>();
        shown.put("month", month);
        shown.put("weeks", weeks(month, time));
        shown.put("year", year);
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
