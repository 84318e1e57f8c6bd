package org.bihuan.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.model.WorkingTime.Hours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working time over May Day 2020, and against a clerk who looks at every single minute. */
class WorkingTimeTest {
    private static final ZoneId CHONGQING = ZoneId.of("Asia/Shanghai");
    private static final List<Hours> OFFICE = List.of(
            new Hours(LocalTime.of(9, 0), LocalTime.of(12, 30)), new Hours(LocalTime.of(14, 0), LocalTime.of(18, 0)));
    private static final WorkingTime MAY_DAY = new WorkingTime(
            Map.of(
                    DayOfWeek.MONDAY, OFFICE,
                    DayOfWeek.TUESDAY, OFFICE,
                    DayOfWeek.WEDNESDAY, OFFICE,
                    DayOfWeek.THURSDAY, OFFICE,
                    DayOfWeek.FRIDAY, OFFICE),
            Map.of(
                    LocalDate.of(2020, 4, 26), CalendarDay.Kind.WORKDAY,
                    LocalDate.of(2020, 5, 1), CalendarDay.Kind.HOLIDAY,
                    LocalDate.of(2020, 5, 2), CalendarDay.Kind.HOLIDAY,
                    LocalDate.of(2020, 5, 3), CalendarDay.Kind.HOLIDAY,
                    LocalDate.of(2020, 5, 4), CalendarDay.Kind.HOLIDAY,
                    LocalDate.of(2020, 5, 5), CalendarDay.Kind.HOLIDAY,
                    LocalDate.of(2020, 5, 9), CalendarDay.Kind.WORKDAY),
            CHONGQING);

    @ParameterizedTest
    @CsvSource({
        "2020-04-30T09:00, 60, 2020-04-30T10:00", // within a morning
        "2020-04-30T12:00, 60, 2020-04-30T14:30", // over lunch
        "2020-04-30T17:30, 60, 2020-05-06T09:30", // over the holiday to Wednesday
        "2020-05-02T23:00, 450, 2020-05-06T18:00", // a whole day, begun in the holiday
        "2020-05-08T17:00, 120, 2020-05-09T10:00", // to the Saturday that is worked
        "2020-04-25T10:00, 30, 2020-04-26T09:30", // from a free Saturday to the Sunday that is worked
        "2020-05-09T17:59, 2, 2020-05-11T09:01",
        "2020-05-03T08:00, 0, 2020-05-03T08:00"
    })
    void hoursRunOnlyWhileOfficesAreOpen(String from, int minutes, String expected) {
        assertThat(MAY_DAY.plus(moment(from), Duration.ofMinutes(minutes))).isEqualTo(moment(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-04-30, 0, 2020-04-30",
        "2020-04-30, 1, 2020-05-06",
        "2020-05-01, 0, 2020-05-06",
        "2020-05-01, 1, 2020-05-06",
        "2020-05-08, 1, 2020-05-09",
        "2020-05-08, 2, 2020-05-11",
        "2020-04-24, 1, 2020-04-26"
    })
    void daysAreCountedOverTheHoliday(LocalDate from, int days, LocalDate expected) {
        assertThat(MAY_DAY.plusDays(from, days)).isEqualTo(expected);
    }

    @Test
    void withinADayMeansUntilOfficesClose() {
        assertThat(MAY_DAY.withinDays(moment("2020-04-30T10:00"), 1)).isEqualTo(moment("2020-05-06T18:00"));
    }

    @Test
    void aWeekWithoutHoursIsRefused() {
        assertThatThrownBy(() -> new WorkingTime(Map.of(DayOfWeek.MONDAY, List.of()), Map.of(), CHONGQING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkingTime(
                        Map.of(DayOfWeek.MONDAY, List.of(OFFICE.get(1), OFFICE.get(0))), Map.of(), CHONGQING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** New York has days of 23 and 25 hours; hours there may cover the change. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York", "Asia/Kathmandu"})
    void equalsTheClerkWhoLooksAtEveryMinute(String zone) {
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            WorkingTime time = anyWorkingTime(random, ZoneId.of(zone));
            Instant from = ZonedDateTime.of(2020, 3, 1, 0, 0, 0, 0, ZoneId.of(zone))
                    .toInstant()
                    .plus(random.nextInt(14 * 24 * 60), ChronoUnit.MINUTES);
            int minutes = random.nextInt(1, 1500);
            Instant to = time.plus(from, Duration.ofMinutes(minutes));
            assertThat(to).as("seed %d, %s from %s", seed, minutes, from).isEqualTo(slowPlus(time, from, minutes));
            assertThat(time.between(from, to)).as("seed %d", seed).isEqualTo(Duration.ofMinutes(minutes));
            Instant any = from.plus(random.nextInt(6 * 24 * 60), ChronoUnit.MINUTES);
            assertThat(time.between(from, any)).as("seed %d to %s", seed, any).isEqualTo(slowBetween(time, from, any));
            LocalDate day = LocalDate.ofInstant(from, ZoneId.of(zone));
            int days = random.nextInt(12);
            assertThat(time.plusDays(day, days)).as("seed %d", seed).isEqualTo(slowPlusDays(time, day, days));
        }
    }

    private static WorkingTime anyWorkingTime(SplittableRandom random, ZoneId zone) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> hours = new ArrayList<>();
            int minute = 0;
            for (int i = random.nextInt(3); i > 0; i--) {
                int opens = minute + random.nextInt(300);
                int closes = opens + 1 + random.nextInt(400);
                hours.add(new Hours(LocalTime.MIN.plusMinutes(opens), LocalTime.MIN.plusMinutes(closes)));
                minute = closes;
            }
            week.put(day, hours);
        }
        week.put(DayOfWeek.of(1 + random.nextInt(7)), OFFICE);
        Map<LocalDate, CalendarDay.Kind> exceptions = new HashMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            exceptions.put(
                    LocalDate.of(2020, 3, 1).plusDays(random.nextInt(40)),
                    CalendarDay.Kind.values()[random.nextInt(2)]);
        }
        return new WorkingTime(week, exceptions, zone);
    }

    private static boolean open(WorkingTime time, Instant minute) {
        ZonedDateTime local = minute.atZone(time.zone());
        LocalDate day = local.toLocalDate();
        CalendarDay.Kind exception = time.exceptions().get(day);
        if (exception == CalendarDay.Kind.HOLIDAY) {
            return false;
        }
        List<Hours> hours = time.week().getOrDefault(day.getDayOfWeek(), List.of());
        if (exception == CalendarDay.Kind.WORKDAY) {
            for (int weekday = 1; weekday <= 7 && hours.isEmpty(); weekday++) {
                hours = time.week().getOrDefault(DayOfWeek.of(weekday), List.of());
            }
        }
        return hours.stream()
                .anyMatch(span -> !minute.isBefore(
                                day.atTime(span.opens()).atZone(time.zone()).toInstant())
                        && minute.isBefore(
                                day.atTime(span.closes()).atZone(time.zone()).toInstant()));
    }

    private static Instant slowPlus(WorkingTime time, Instant from, int minutes) {
        Instant now = from;
        for (int left = minutes; left > 0; now = now.plusSeconds(60)) {
            left -= open(time, now) ? 1 : 0;
        }
        return now;
    }

    private static Duration slowBetween(WorkingTime time, Instant from, Instant to) {
        int minutes = 0;
        for (Instant now = from; now.isBefore(to); now = now.plusSeconds(60)) {
            minutes += open(time, now) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }

    private static LocalDate slowPlusDays(WorkingTime time, LocalDate from, int days) {
        LocalDate day = from;
        int left = days;
        while (left > 0 || !time.worksOn(day)) {
            day = day.plusDays(1);
            left -= time.worksOn(day) ? 1 : 0;
        }
        return day;
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(CHONGQING).toInstant();
    }
}
