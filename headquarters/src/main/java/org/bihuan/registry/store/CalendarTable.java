package org.bihuan.registry.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.Removal;
import org.bihuan.registry.WeekdayHours;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.WeekDraft;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.city.City;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The calendar and the week's hours. */
@Repository
class CalendarTable implements Calendar {
    private final Rows db;
    private final AreaQueries areas;
    private final WorkingWeek week;
    private final RemovalTable removals;
    private final TransactionOperations transaction;
    private final Decisions decisions;
    private final City city;
    private final CityClock clock;

    CalendarTable(
            Rows db,
            AreaQueries areas,
            WorkingWeek week,
            RemovalTable removals,
            TransactionOperations transaction,
            Decisions decisions,
            City city,
            CityClock clock) {
        this.db = db;
        this.areas = areas;
        this.week = week;
        this.removals = removals;
        this.transaction = transaction;
        this.decisions = decisions;
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
    public Outcome<CalendarDay> put(CalendarDay day) {
        return Objects.requireNonNull(transaction.execute(status -> {
            write(
                    day,
                    Access.required().actor().signature(),
                    "do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en,"
                            + " recorded_at = excluded.recorded_at, changed_by = excluded.changed_by where {scope:c}");
            decisions.record(Told.saved(day, areas.rootId()));
            return Outcome.done(days(day.day(), day.day().plusDays(1)).getFirst());
        }));
    }

    /** Adds a day; one that is known, or that somebody took back, stays as it is. */
    void add(CalendarDay day) {
        if (removals.ofDays(day.day(), day.day().plusDays(1)).isEmpty()) {
            write(day, "", "do nothing");
        }
    }

    private void write(CalendarDay day, String by, String onConflict) {
        db.sql(Scope.mine(), """
                        insert into registry.calendar_day as c (day, area, kind, zh, en, recorded_at, changed_by)
                        values (:day, {area :area, 'general'}, :kind, :zh, :en, :now, :by) on conflict (day)
                        """ + onConflict)
                .param("day", day.day())
                .param("area", areas.rootId())
                .param("kind", day.kind().key())
                .param("zh", day.zh())
                .param("en", day.en())
                .param("by", by)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public Outcome<CalendarDay> remove(RemovalDraft draft) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<CalendarDay> before = days(draft.day(), draft.day().plusDays(1));
            int removed = db.sql(Scope.mine(), "delete from registry.calendar_day where {scope} and day = :day")
                    .param("day", draft.day())
                    .update();
            if (before.isEmpty() || removed == 0) {
                return Outcome.refused("day", "asItsWeek");
            }
            removals.add(Removal.Kind.DAY, areas.rootId(), draft);
            decisions.record(Told.removed(before.getFirst(), areas.rootId(), draft.reason()));
            return Outcome.done(before.getFirst());
        }));
    }

    @Override
    public List<WeekdayHours> week() {
        return week.days();
    }

    @Override
    public void putWeek(WeekDraft draft) {
        String by = Access.required().actor().signature();
        transaction.executeWithoutResult(status -> {
            draft.hours().forEach((day, hours) -> week.put(day, hours, by));
            decisions.record(Told.saved(draft, areas.rootId()));
        });
    }

    @Override
    public WorkingTime workingTime() {
        Map<LocalDate, CalendarDay.Kind> exceptions = new HashMap<>();
        days(LocalDate.of(1, 1, 1), LocalDate.of(9999, 1, 1)).forEach(day -> exceptions.put(day.day(), day.kind()));
        return new WorkingTime(week.hours(), exceptions, city.zone());
    }
}
