package org.bihuan.registry.store;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.city.City;
import org.bihuan.shell.clock.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The calendar and the week's hours. Without hours in the pack: Monday to Friday, 9 to 17. */
@Repository
class CalendarTable implements Calendar {
    private static final WorkingTime.Hours USUAL = new WorkingTime.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    private final JdbcClient jdbc;
    private final AreaQueries areas;
    private final City city;
    private final CityClock clock;

    CalendarTable(JdbcClient jdbc, AreaQueries areas, City city, CityClock clock) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public List<CalendarDay> days(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select day, kind, zh, en, changed_by from registry.calendar_day
                        where day >= :from and day < :until order by day
                        """)
                .param("from", from)
                .param("until", until)
                .query((row, number) -> new CalendarDay(
                        row.getDate("day").toLocalDate(),
                        CalendarDay.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("zh"),
                        row.getString("en"),
                        row.getString("changed_by")))
                .list();
    }

    @Override
    public void put(CalendarDay day) {
        write(
                day,
                "do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en, recorded_at = excluded.recorded_at,"
                        + " changed_by = excluded.changed_by");
    }

    /** Adds a day; one that is known stays as it is. */
    void add(CalendarDay day) {
        write(day, "do nothing");
    }

    private void write(CalendarDay day, String onConflict) {
        jdbc.sql("""
                        insert into registry.calendar_day (day, area, kind, zh, en, recorded_at, changed_by)
                        values (:day, :area, :kind, :zh, :en, :now, :by) on conflict (day)
                        """ + onConflict)
                .param("day", day.day())
                .param("area", areas.rootId())
                .param("kind", day.kind().key())
                .param("zh", day.zh())
                .param("en", day.en())
                .param("by", day.changedBy())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public void remove(LocalDate day) {
        jdbc.sql("delete from registry.calendar_day where day = :day")
                .param("day", day)
                .update();
    }

    void addHours(DayOfWeek weekday, WorkingTime.Hours hours) {
        jdbc.sql("""
                        insert into registry.working_hours (weekday, opens, closes, area)
                        values (:weekday, :opens, :closes, :area) on conflict do nothing
                        """)
                .param("weekday", weekday.getValue())
                .param("opens", hours.opens())
                .param("closes", hours.closes())
                .param("area", areas.rootId())
                .update();
    }

    @Override
    public WorkingTime workingTime() {
        Map<DayOfWeek, List<WorkingTime.Hours>> week = new EnumMap<>(DayOfWeek.class);
        jdbc.sql("select weekday, opens, closes from registry.working_hours order by weekday, opens")
                .query(row -> {
                    week.computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), any -> new ArrayList<>())
                            .add(new WorkingTime.Hours(
                                    row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)));
                });
        if (week.isEmpty()) {
            for (int weekday = 1; weekday <= 5; weekday++) {
                week.put(DayOfWeek.of(weekday), List.of(USUAL));
            }
        }
        Map<LocalDate, CalendarDay.Kind> exceptions = new HashMap<>();
        days(LocalDate.of(1, 1, 1), LocalDate.of(9999, 1, 1)).forEach(day -> exceptions.put(day.day(), day.kind()));
        return new WorkingTime(week, exceptions, city.zone());
    }
}
