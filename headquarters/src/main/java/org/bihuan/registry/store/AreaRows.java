package org.bihuan.registry.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bihuan.registry.Area;
import org.bihuan.registry.Position;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Repository;

/** Writes periods of areas. Constraints are left to the end of the caller's transaction. */
@Repository
class AreaRows {
    private final Rows db;
    private final AreaQueries queries;

    AreaRows(Rows db, AreaQueries queries) {
        this.db = db;
        this.queries = queries;
    }

    /** One change at a time, and constraints when the last row is in place. */
    void begin() {
        db.open("select 1 from pg_advisory_xact_lock(hashtext('registry.area'))")
                .query(Integer.class)
                .single();
        db.open("set constraints all deferred").update();
    }

    /** Lets the constraints speak while the caller can still hear them. */
    void check() {
        db.open("set constraints all immediate").update();
    }

    Set<String> codes() {
        return new TreeSet<>(
                db.open("select code from {registry.area}").query(String.class).list());
    }

    void addCodes(Set<String> codes) {
        // a new area's number is in nobody's scope but theirs who see the whole city
        db.batch(
                Scope.mine(),
                "insert into registry.area (code) select :code where {whole} on conflict do nothing",
                codes.stream().map(code -> Map.of("code", code)));
    }

    private Map<String, Integer> ids() {
        return db
                .open("select code, area from {registry.area}")
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Adds periods; areas and their parents must have ids already. */
    void add(List<Area> periods, Instant now) {
        Map<String, Integer> ids = ids();
        db.batch(Scope.mine(), """
                insert into registry.area_period (area, valid, parent, statutory_parent, kind, zh, en, zh_short,
                    population, estimate, lon, lat, source, recorded_at, changed_by)
                values ({area cast(:area as int), 'general'}, daterange(cast(:from as date), cast(:until as date)),
                    cast(:parent as int), cast(:statutory as int), :kind, :zh, :en, :zh_short, cast(:population as bigint), :estimate,
                    cast(:lon as double precision), cast(:lat as double precision), :source, :now, :by)
                """, periods.stream().map(area -> row(area, ids, now)));
    }

    /** The areas have these periods and no others; a period that stays as it was keeps when it was recorded. */
    void replace(List<Area> periods, Set<String> codes, Instant now) {
        List<Area> stored = queries.everything().stream()
                .filter(area -> codes.contains(area.code()))
                .toList();
        Set<Area> kept = stored.stream().map(AreaRows::withoutId).collect(Collectors.toSet());
        Set<Area> wanted = periods.stream().map(AreaRows::withoutId).collect(Collectors.toSet());
        stored.stream().filter(area -> !wanted.contains(withoutId(area))).forEach(this::remove);
        add(wanted.stream().filter(area -> !kept.contains(area)).toList(), now);
    }

    private static Area withoutId(Area area) {
        return new Area(
                0,
                area.code(),
                area.parent(),
                area.statutoryParent(),
                area.kind(),
                area.zh(),
                area.en(),
                area.zhShort(),
                area.population(),
                area.estimate(),
                area.position(),
                area.valid(),
                area.source(),
                area.changedBy());
    }

    private static Map<String, Object> row(Area area, Map<String, Integer> ids, Instant now) {
        Position position = area.position().orElse(null);
        return new MapSqlParameterSource()
                .addValue("area", ids.get(area.code()))
                .addValue("from", day(area.valid().from(), LocalDate.MIN))
                .addValue("until", day(area.valid().until(), LocalDate.MAX))
                .addValue("parent", ids.get(area.parent()))
                .addValue("statutory", ids.get(area.statutoryParent()))
                .addValue("kind", area.kind().key())
                .addValue("zh", area.zh())
                .addValue("en", area.en())
                .addValue("zh_short", area.zhShort())
                .addValue(
                        "population",
                        area.population().isPresent() ? area.population().getAsLong() : null)
                .addValue("estimate", area.estimate())
                .addValue("lon", position == null ? null : position.lon())
                .addValue("lat", position == null ? null : position.lat())
                .addValue("source", area.source())
                .addValue("by", area.changedBy())
                .addValue("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .getValues();
    }

    /** The period that begins where {@code period} begins now ends before {@code day}. */
    void cut(Area period, LocalDate day) {
        db.sql(Scope.mine(), """
                        update registry.area_period set valid = daterange(lower(valid), :day)
                        where {scope} and area = :area and lower(valid) is not distinct from cast(:from as date)
                        """)
                .param("day", day)
                .param("area", period.id())
                .param("from", day(period.valid().from(), LocalDate.MIN))
                .update();
    }

    void remove(Area period) {
        db.sql(Scope.mine(), """
                        delete from registry.area_period
                        where {scope} and area = :area and lower(valid) is not distinct from cast(:from as date)
                        """)
                .param("area", period.id())
                .param("from", day(period.valid().from(), LocalDate.MIN))
                .update();
    }

    private static @Nullable LocalDate day(LocalDate day, LocalDate open) {
        return day.equals(open) ? null : day;
    }
}
