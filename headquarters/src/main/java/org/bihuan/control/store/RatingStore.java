package org.bihuan.control.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.GroupMember;
import org.bihuan.control.model.Kept;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.RatingEntry;
import org.bihuan.control.model.RatingEntry.Decision;
import org.bihuan.control.model.RatingEntry.KnownCluster;
import org.bihuan.control.model.RatingEntry.Member;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What levels follow from besides counts: groups, clusters, decisions. */
@Repository
class RatingStore {
    private static final String MEMBER = """
            select group_id as id, name, unit, from_day, coalesce(until_day, 'infinity') as until_day,
                recorded_at, recorded_by, verified, withdrawn_at, withdrawn_by from {control.rating_group}
            """;
    private static final String CLUSTER = """
            select cluster_id as id, unit, day, size, label,
                recorded_at, recorded_by, verified, withdrawn_at, withdrawn_by from {control.cluster}
            """;
    private static final String DECISION = """
            select override_id as id, unit, level, reason, person, from_day, until_day,
                recorded_at, recorded_by, verified, withdrawn_at, withdrawn_by from {control.level_override}
            """;
    private static final String CURRENT = " where withdrawn_at is null order by 1";
    private static final String LISTED = " where %s < :before order by 1 desc limit :limit";

    private final Rows db;

    RatingStore(Rows db) {
        this.db = db;
    }

    List<GroupMember> members() {
        return db.sql(Scope.mine(), MEMBER + CURRENT).query(RatingStore::member).list();
    }

    List<Cluster> clusters() {
        return db.sql(Scope.mine(), CLUSTER + CURRENT)
                .query(RatingStore::cluster)
                .list();
    }

    List<LevelOverride> overrides() {
        return db.sql(Scope.mine(), DECISION + CURRENT)
                .query(RatingStore::decision)
                .list();
    }

    List<? extends RatingEntry> entries(RatingTable table, long before, int limit) {
        return switch (table) {
            case MEMBERS ->
                listed(MEMBER + LISTED.formatted("group_id"), before, limit)
                        .query((row, number) -> new Member(row.getLong("id"), member(row, number), kept(row)))
                        .list();
            case CLUSTERS ->
                listed(CLUSTER + LISTED.formatted("cluster_id"), before, limit)
                        .query((row, number) -> new KnownCluster(
                                row.getLong("id"), cluster(row, number), row.getString("label"), kept(row)))
                        .list();
            case DECISIONS ->
                listed(DECISION + LISTED.formatted("override_id"), before, limit)
                        .query((row, number) -> new Decision(row.getLong("id"), decision(row, number), kept(row)))
                        .list();
        };
    }

    Optional<? extends RatingEntry> entry(RatingTable table, long id) {
        return entries(table, id + 1, 1).stream()
                .filter(entry -> entry.id() == id)
                .findFirst();
    }

    private JdbcClient.StatementSpec listed(String select, long before, int limit) {
        return db.sql(Scope.mine(), select).param("before", before).param("limit", limit);
    }

    /** Adds a member; the one of the same unit and first day ends. */
    void add(GroupMember member, int area, String sector, Enterer by, Instant now) {
        db.sql(Scope.mine(), """
                        update control.rating_group set withdrawn_at = :now, withdrawn_by = :by
                        where {scope} and unit = :unit and from_day = :from and withdrawn_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .param("unit", member.unit())
                .param("from", member.from())
                .update();
        db.sql(Scope.mine(), """
                        insert into control.rating_group (area, sector, name, unit, from_day, until_day, recorded_at,
                            recorded_by, verified)
                        values ({area :area, :sector}, :sector, :name, :unit, :from, :until, :now, :by, :verified)
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("name", member.group())
                .param("unit", member.unit())
                .param("from", member.from())
                .param("until", member.until())
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .param("verified", by.verified())
                .update();
    }

    /** Adds a cluster; the one of the same unit, day and label ends. */
    void add(Cluster cluster, String label, int area, String sector, Enterer by, Instant now) {
        db.sql(Scope.mine(), """
                        update control.cluster set withdrawn_at = :now, withdrawn_by = :by
                        where {scope} and unit = :unit and day = :day and label = :label and withdrawn_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .param("unit", cluster.unit())
                .param("day", cluster.day())
                .param("label", label)
                .update();
        db.sql(Scope.mine(), """
                        insert into control.cluster (area, sector, unit, day, size, label, recorded_at, recorded_by,
                            verified)
                        values ({area :area, :sector}, :sector, :unit, :day, :size, :label, :now, :by, :verified)
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("unit", cluster.unit())
                .param("day", cluster.day())
                .param("size", cluster.size())
                .param("label", label)
                .param("now", Timestamp.from(now))
                .param("by", by.name())
                .param("verified", by.verified())
                .update();
    }

    void add(LevelOverride decision, int area, String sector, Enterer by, Instant now) {
        db.sql(Scope.mine(), """
                        insert into control.level_override (area, sector, unit, level, reason, person, verified, from_day,
                            until_day, recorded_at, recorded_by)
                        values ({area :area, :sector}, :sector, :unit, :level, :reason, :person, :verified, :from, :until, :now, :by)
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
                .param("by", by.name())
                .param("verified", by.verified())
                .update();
    }

    private static GroupMember member(ResultSet row, int number) throws SQLException {
        return new GroupMember(
                row.getString("name"),
                row.getString("unit"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
    }

    private static Cluster cluster(ResultSet row, int number) throws SQLException {
        return new Cluster(row.getString("unit"), row.getObject("day", LocalDate.class), row.getInt("size"));
    }

    private static LevelOverride decision(ResultSet row, int number) throws SQLException {
        return new LevelOverride(
                row.getString("unit"),
                RiskLevel.valueOf(row.getString("level")),
                row.getString("reason"),
                row.getString("person"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"),
                row.getBoolean("verified"),
                Optional.ofNullable(row.getTimestamp("withdrawn_at")).map(Timestamp::toInstant),
                Objects.requireNonNullElse(row.getString("withdrawn_by"), ""));
    }
}
