package org.bihuan.control.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.epi.level.RiskLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What levels follow from besides counts: groups, clusters, decisions. */
@Repository
class RatingStore {
    private final JdbcClient jdbc;

    RatingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, List<String>> groups(LocalDate day) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        jdbc.sql("""
                        select name, unit from control.rating_group
                        where from_day <= :day and (until_day is null or until_day >= :day) order by name, unit
                        """)
                .param("day", day)
                .query((row, number) -> Map.entry(row.getString("name"), row.getString("unit")))
                .list()
                .forEach(entry -> groups.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                        .add(entry.getValue()));
        return groups;
    }

    void addGroup(int area, String sector, String name, String unit, LocalDate from) {
        jdbc.sql("""
                        insert into control.rating_group (area, sector, name, unit, from_day)
                        values (:area, :sector, :name, :unit, :from) on conflict do nothing
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("name", name)
                .param("unit", unit)
                .param("from", from)
                .update();
    }

    List<Cluster> clusters() {
        return jdbc.sql("select unit, day, size from control.cluster order by day, cluster_id")
                .query((row, number) ->
                        new Cluster(row.getString("unit"), row.getObject("day", LocalDate.class), row.getInt("size")))
                .list();
    }

    List<LevelOverride> overrides() {
        return jdbc.sql("""
                        select unit, level, reason, person, from_day, until_day from control.level_override
                        where withdrawn_at is null order by override_id
                        """)
                .query((row, number) -> new LevelOverride(
                        row.getString("unit"),
                        RiskLevel.valueOf(row.getString("level")),
                        row.getString("reason"),
                        row.getString("person"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    void addOverride(LevelOverride decision, int area, String sector, Instant now) {
        jdbc.sql("""
                        insert into control.level_override (area, sector, unit, level, reason, person, verified, from_day,
                            until_day, recorded_at)
                        values (:area, :sector, :unit, :level, :reason, :person, false, :from, :until, :now)
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("unit", decision.unit())
                .param("level", decision.level().name())
                .param("reason", decision.reason())
                .param("person", decision.person())
                .param("from", decision.from())
                .param("until", decision.until())
                .param("now", Timestamp.from(now))
                .update();
    }
}
