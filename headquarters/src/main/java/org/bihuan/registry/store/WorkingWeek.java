package org.bihuan.registry.store;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.registry.WeekdayHours;
import org.bihuan.registry.model.HoursText;
import org.bihuan.registry.model.WorkingTime.Hours;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Working hours by weekday. Where nobody ever said any: Monday to Friday, 9 to 17. */
@Repository
class WorkingWeek {
    private static final List<Hours> USUAL = List.of(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)));

    private final Rows db;
    private final AreaQueries areas;

    WorkingWeek(Rows db, AreaQueries areas) {
        this.db = db;
        this.areas = areas;
    }

    /** Monday to Sunday. */
    List<WeekdayHours> days() {
        Map<DayOfWeek, WeekdayHours> stored = db
                .open("select weekday, hours, changed_by from {registry.working_day}")
                .query((row, number) -> new WeekdayHours(
                        DayOfWeek.of(row.getInt("weekday")), row.getString("hours"), row.getString("changed_by")))
                .list()
                .stream()
                .collect(Collectors.toMap(WeekdayHours::weekday, Function.identity()));
        return Arrays.stream(DayOfWeek.values())
                .map(day -> stored.getOrDefault(
                        day, new WeekdayHours(day, stored.isEmpty() ? HoursText.write(usual(day)) : "", "")))
                .toList();
    }

    Map<DayOfWeek, List<Hours>> hours() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        days().forEach(day ->
                week.put(day.weekday(), HoursText.read(day.hours()).orElseThrow()));
        return week;
    }

    private static List<Hours> usual(DayOfWeek day) {
        return day.compareTo(DayOfWeek.FRIDAY) <= 0 ? USUAL : List.of();
    }

    /** The pack's hours, if it has any; weekdays that are known stay as they are, so that what was edited stays. */
    void add(Map<DayOfWeek, List<Hours>> pack) {
        boolean known = db.open("select exists (select from {registry.working_day})")
                .query(Boolean.class)
                .single();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> hours = pack.isEmpty() ? usual(day) : pack.getOrDefault(day, List.of());
            write(day, known ? List.of() : hours, "", "do nothing");
        }
    }

    /** A weekday whose hours stay keeps who entered them. */
    void put(DayOfWeek day, List<Hours> hours, String by) {
        write(
                day,
                hours,
                by,
                "do update set hours = excluded.hours, changed_by = excluded.changed_by"
                        + " where {scope:w} and w.hours <> excluded.hours");
    }

    private void write(DayOfWeek day, List<Hours> hours, String by, String onConflict) {
        db.sql(Scope.mine(), """
                        insert into registry.working_day as w (weekday, area, hours, changed_by)
                        values (:weekday, {area :area, 'general'}, :hours, :by) on conflict (weekday)
                        """ + onConflict)
                .param("weekday", day.getValue())
                .param("area", areas.rootId())
                .param("hours", HoursText.write(hours))
                .param("by", by)
                .update();
    }
}
