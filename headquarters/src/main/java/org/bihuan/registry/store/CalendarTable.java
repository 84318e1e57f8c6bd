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
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** The calendar and the week's hours. Without hours in the pack: Monday to Friday, 9 to 17. */
@Repository
class CalendarTable implements Calendar {
    private static final WorkingTime.Hours USUAL = new WorkingTime.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    private final Rows db;
    private final AreaQueries areas;
    private final City city;
    private final CityClock clock;

    CalendarTable(Rows db, AreaQueries areas, City city, CityClock clock) {
        this.db = db;
        this.areas = areas;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public List<CalendarDay> days(LocalDate from, LocalDate until) {
        return db.open("""
                        select day, kind, zh, en, changed_by from {registry.calendar_day}
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
                        + " changed_by = excluded.changed_by where {scope:c}");
    }

    /** Adds a day; one that is known stays as it is. */
    void add(CalendarDay day) {
        write(day, "do nothing");
    }

    private void write(CalendarDay day, String onConflict) {
        db.sql(Scope.mine(), """
                        insert into registry.calendar_day as c (day, area, kind, zh, en, recorded_at, changed_by)
                        values (:day, {area :area, 'general'}, :kind, :zh, :en, :now, :by) on conflict (day)
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
        db.sql(Scope.mine(), "delete from registry.calendar_day where {scope} and day = :day")
                .param("day", day)
                .update();
    }

    void addHours(DayOfWeek weekday, WorkingTime.Hours hours) {
        db.sql(Scope.mine(), """
                        insert into registry.working_hours (weekday, opens, closes, area)
                        values (:weekday, :opens, :closes, {area :area, 'general'}) on conflict do nothing
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
        db.open("select weekday, opens, closes from {registry.working_hours} order by weekday, opens")
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
