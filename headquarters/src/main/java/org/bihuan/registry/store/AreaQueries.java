package org.bihuan.registry.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;
import org.bihuan.registry.Position;
import org.bihuan.registry.Validity;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Questions about areas. */
@Repository
class AreaQueries {
    private static final String AREA = """
            select p.area, a.code, parent.code as parent, statutory.code as statutory_parent, p.kind, p.zh, p.en,
                   p.zh_short, p.population, p.estimate, p.lon, p.lat, lower(p.valid) as valid_from,
                   upper(p.valid) as valid_until, p.source, p.changed_by
            from {registry.area_period} p
            join {registry.area} a on a.area = p.area
            left join {registry.area} parent on parent.area = p.parent
            left join {registry.area} statutory on statutory.area = p.statutory_parent
            """;
    private static final String ORDER = " order by p.kind = 'zone', a.code collate \"C\", p.valid";

    private final Rows db;

    AreaQueries(Rows db) {
        this.db = db;
    }

    List<Area> all(LocalDate day) {
        return db.open(AREA + " where p.valid @> :day" + ORDER)
                .param("day", day)
                .query(AreaQueries::area)
                .list();
    }

    /** In all their periods. */
    List<Area> everything() {
        return db.open(AREA + " order by a.code collate \"C\", p.valid")
                .query(AreaQueries::area)
                .list();
    }

    Optional<Area> area(String code, LocalDate day) {
        return db.open(AREA + " where p.valid @> :day and a.code = :code")
                .param("day", day)
                .param("code", code)
                .query(AreaQueries::area)
                .optional();
    }

    Optional<Area> area(int id, LocalDate day) {
        return db.open(AREA + " where p.valid @> :day and p.area = :id")
                .param("day", day)
                .param("id", id)
                .query(AreaQueries::area)
                .optional();
    }

    Optional<Area> root(LocalDate day) {
        return db.open(AREA + " where p.valid @> :day and p.parent is null")
                .param("day", day)
                .query(AreaQueries::area)
                .optional();
    }

    List<Area> children(String code, LocalDate day) {
        return db.open(AREA + " where p.valid @> :day and parent.code = :code" + ORDER)
                .param("day", day)
                .param("code", code)
                .query(AreaQueries::area)
                .list();
    }

    List<Area> reportingElsewhere(String code, LocalDate day) {
        return db.open(AREA + " where p.valid @> :day and statutory.code = :code and parent.code <> :code" + ORDER)
                .param("day", day)
                .param("code", code)
                .query(AreaQueries::area)
                .list();
    }

    List<Area> path(String code, LocalDate day) {
        return db.open("""
                        with recursive up as (
                            select p.area, p.parent, 0 as step from {registry.area_period} p
                            join {registry.area} a on a.area = p.area where a.code = :code and p.valid @> :day
                            union all
                            select p.area, p.parent, step + 1 from up join {registry.area_period} p on p.area = up.parent
                            where p.valid @> :day
                        )
                        """ + AREA + " join up on up.area = p.area where p.valid @> :day order by up.step desc")
                .param("day", day)
                .param("code", code)
                .query(AreaQueries::area)
                .list();
    }

    List<Area> periods(String code) {
        return db.open(AREA + " where a.code = :code order by p.valid")
                .param("code", code)
                .query(AreaQueries::area)
                .list();
    }

    List<Area> search(String text, LocalDate day, int limit) {
        return db.open(AREA + """
                         where p.valid @> :day and (a.code like :start escape '!' or p.zh like :part escape '!'
                               or p.en ilike :part escape '!')
                        """ + ORDER + " limit :limit")
                .param("day", day)
                .param("start", Like.start(text))
                .param("part", Like.part(text))
                .param("limit", limit)
                .query(AreaQueries::area)
                .list();
    }

    List<Area> page(LocalDate day, String parent, String kind, String after, int limit) {
        return db.open(AREA + """
                         where p.valid @> :day and (:parent = '' or parent.code = :parent)
                           and (:kind = '' or p.kind = :kind) and a.code collate "C" > :after
                         order by a.code collate "C" limit :limit
                        """)
                .param("day", day)
                .param("parent", parent)
                .param("kind", kind)
                .param("after", after)
                .param("limit", limit)
                .query(AreaQueries::area)
                .list();
    }

    List<Integer> below(int area, LocalDate day) {
        return db.open("""
                        with recursive down as (
                            select cast(:area as int) as area
                            union
                            select p.area from {registry.area_period} p join down on p.parent = down.area where p.valid @> :day
                        ) select area from down
                        """)
                .param("area", area)
                .param("day", day)
                .query((row, number) -> row.getInt("area"))
                .list();
    }

    /** The area of a scope that reports to none of it; the root for everything and for nothing. */
    int home(Scope scope) {
        return scope.allAreas()
                ? rootId()
                : db.open("""
                        select p.area from {registry.area_period} p
                        where p.area = any(:areas) and not coalesce(p.parent = any(:areas), false)
                        order by upper(p.valid) desc nulls first, p.area limit 1
                        """)
                        .param("areas", scope.areas().boxed().toArray(Integer[]::new))
                        .query(Integer.class)
                        .optional()
                        .orElseGet(this::rootId);
    }

    int rootId() {
        return db.open("select area from {registry.area_period} where parent is null order by valid limit 1")
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no areas yet: the city pack is not loaded"));
    }

    static Area area(ResultSet row, int number) throws SQLException {
        long population = row.getLong("population");
        OptionalLong residents = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(population);
        double lon = row.getDouble("lon");
        Optional<Position> position =
                row.wasNull() ? Optional.empty() : Optional.of(new Position(lon, row.getDouble("lat")));
        return new Area(
                row.getInt("area"),
                row.getString("code"),
                orEmpty(row.getString("parent")),
                orEmpty(row.getString("statutory_parent")),
                AreaKind.of(row.getString("kind")).orElseThrow(),
                row.getString("zh"),
                row.getString("en"),
                row.getString("zh_short"),
                residents,
                row.getBoolean("estimate"),
                position,
                new Validity(
                        day(row.getDate("valid_from"), LocalDate.MIN), day(row.getDate("valid_until"), LocalDate.MAX)),
                row.getString("source"),
                row.getString("changed_by"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static LocalDate day(@Nullable Date date, LocalDate open) {
        return date == null ? open : date.toLocalDate();
    }
}
