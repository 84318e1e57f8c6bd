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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes periods of areas. Constraints are left to the end of the caller's transaction. */
@Repository
class AreaRows {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final AreaQueries queries;

    AreaRows(JdbcClient jdbc, NamedParameterJdbcTemplate batch, AreaQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.batch = batch;
    }

    /** One change at a time, and constraints when the last row is in place. */
    void begin() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('registry.area'))")
                .query(Integer.class)
                .single();
        jdbc.sql("set constraints all deferred").update();
    }

    /** Lets the constraints speak while the caller can still hear them. */
    void check() {
        jdbc.sql("set constraints all immediate").update();
    }

    Set<String> codes() {
        return new TreeSet<>(
                jdbc.sql("select code from registry.area").query(String.class).list());
    }

    void addCodes(Set<String> codes) {
        batch.batchUpdate(
                "insert into registry.area (code) values (:code) on conflict do nothing",
                codes.stream()
                        .map(code -> new MapSqlParameterSource("code", code))
                        .toArray(SqlParameterSource[]::new));
    }

    private Map<String, Integer> ids() {
        return jdbc
                .sql("select code, area from registry.area")
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Adds periods; areas and their parents must have ids already. */
    void add(List<Area> periods, Instant now) {
        Map<String, Integer> ids = ids();
        batch.batchUpdate("""
                insert into registry.area_period (area, valid, parent, statutory_parent, kind, zh, en, zh_short,
                    population, estimate, lon, lat, source, recorded_at, changed_by)
                values (:area, daterange(cast(:from as date), cast(:until as date)), cast(:parent as int),
                    cast(:statutory as int), :kind, :zh, :en, :zh_short, cast(:population as bigint), :estimate,
                    cast(:lon as double precision), cast(:lat as double precision), :source, :now, :by)
                """, periods.stream().map(area -> row(area, ids, now)).toArray(SqlParameterSource[]::new));
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

    private static SqlParameterSource row(Area area, Map<String, Integer> ids, Instant now) {
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
                .addValue("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    /** The period that begins where {@code period} begins now ends before {@code day}. */
    void cut(Area period, LocalDate day) {
        jdbc.sql("""
                        update registry.area_period set valid = daterange(lower(valid), :day)
                        where area = :area and lower(valid) is not distinct from cast(:from as date)
                        """)
                .param("day", day)
                .param("area", period.id())
                .param("from", day(period.valid().from(), LocalDate.MIN))
                .update();
    }

    void remove(Area period) {
        jdbc.sql("""
                        delete from registry.area_period
                        where area = :area and lower(valid) is not distinct from cast(:from as date)
                        """)
                .param("area", period.id())
                .param("from", day(period.valid().from(), LocalDate.MIN))
                .update();
    }

    private static @Nullable LocalDate day(LocalDate day, LocalDate open) {
        return day.equals(open) ? null : day;
    }
}
