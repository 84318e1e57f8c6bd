package org.bihuan.registry.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bihuan.registry.CalendarDay;

/**
 * Arithmetic with working time. A day is worked if the calendar says so, else if its weekday has hours; a worked day whose
 * weekday has none (a weekend day in exchange) takes the hours of the week's first working day.
 *
 * @param week hours by weekday, in order and without overlap; weekdays without hours are absent or empty
 * @param exceptions days that differ from the week
 */
public record WorkingTime(Map<DayOfWeek, List<Hours>> week, Map<LocalDate, CalendarDay.Kind> exceptions, ZoneId zone) {

    /** Local times; {@code closes} is exclusive and later than {@code opens}. */
    public record Hours(LocalTime opens, LocalTime closes) {
        public Hours {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException(opens + " to " + closes);
            }
        }
    }

    /** @throws IllegalArgumentException if no weekday has hours, or hours overlap or are out of order */
    public WorkingTime {
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a week without working hours");
        }
        for (List<Hours> day : week.values()) {
            for (int i = 1; i < day.size(); i++) {
                if (day.get(i).opens().isBefore(day.get(i - 1).closes())) {
                    throw new IllegalArgumentException("hours overlap: " + day);
                }
            }
        }
        week = Map.copyOf(week);
        exceptions = Map.copyOf(exceptions);
    }

    public boolean worksOn(LocalDate day) {
        return !hours(day).isEmpty();
    }

    /** The day's hours; empty if it is not worked. */
    public List<Hours> hours(LocalDate day) {
        List<Hours> usual = week.getOrDefault(day.getDayOfWeek(), List.of());
        CalendarDay.Kind exception = exceptions.get(day);
        if (exception == CalendarDay.Kind.HOLIDAY) {
            return List.of();
        }
        return exception == CalendarDay.Kind.WORKDAY && usual.isEmpty() ? firstHours() : usual;
    }

    private List<Hours> firstHours() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> week.getOrDefault(day, List.of()))
                .filter(hours -> !hours.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * The earliest moment by which {@code working} has been worked since {@code from}; {@code from} itself for zero.
     *
     * @throws IllegalArgumentException if {@code working} is negative
     */
    public Instant plus(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time " + working);
        }
        Duration left = working;
        if (left.isZero()) {
            return from;
        }
        for (LocalDate day = LocalDate.ofInstant(from, zone); ; day = day.plusDays(1)) {
            for (Hours hours : hours(day)) {
                Instant opens = later(from, moment(day, hours.opens()));
                Instant closes = moment(day, hours.closes());
                Duration span = Duration.between(opens, closes);
                if (!span.isNegative() && span.compareTo(left) >= 0) {
                    return opens.plus(left);
                }
                left = span.isNegative() ? left : left.minus(span);
            }
        }
    }

    /**
     * The {@code days}-th working day after {@code from}; for zero the first working day from {@code from} on.
     *
     * @throws IllegalArgumentException if {@code days} is negative
     */
    public LocalDate plusDays(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("working days " + days);
        }
        LocalDate day = days == 0 ? from : from.plusDays(1);
        for (int worked = 0; ; day = day.plusDays(1)) {
            if (worksOn(day) && ++worked >= days) {
                return day;
            }
        }
    }

    /** When offices close on the {@code days}-th working day after the day of {@code from}: "within n working days". */
    public Instant withinDays(Instant from, int days) {
        LocalDate last = plusDays(LocalDate.ofInstant(from, zone), days);
        return moment(last, hours(last).getLast().closes());
    }

    /** Working time from {@code from} to {@code to}; zero if {@code to} is not later. */
    public Duration between(Instant from, Instant to) {
        Duration worked = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (Hours hours : hours(day)) {
                Instant opens = later(from, moment(day, hours.opens()));
                Instant closes = moment(day, hours.closes());
                Duration span = Duration.between(opens, closes.isBefore(to) ? closes : to);
                worked = span.isNegative() ? worked : worked.plus(span);
            }
        }
        return worked;
    }

    private Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
