package org.bihuan.control.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.Issue;
import org.bihuan.control.IssuedLevel;
import org.bihuan.epi.level.RiskLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Issues: lists of levels that were signed. A signed list never changes; it is published and put in force. */
@Repository
class IssueStore {
    private static final String COLUMNS =
            "issue_id, day, rules, day_only, computed_at, signed_at, signed_by, verified, published_at, in_force_at";

    private final JdbcClient jdbc;

    IssueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param areas area of each level, in the same order */
    long add(Issue issue, int area, List<Integer> areas, String sector) {
        long id = jdbc.sql("""
                        insert into control.issue (area, sector, day, rules, day_only, computed_at, signed_at, signed_by,
                            verified, published_at, in_force_at)
                        values (:area, :sector, :day, :rules, :dayOnly, :computed, :signed, :by, :verified, :published, :force)
                        returning issue_id
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("day", issue.day())
                .param("rules", issue.rules())
                .param("dayOnly", issue.dayOnly())
                .param("computed", timestamp(issue.computedAt()))
                .param("signed", Timestamp.from(issue.signedAt()))
                .param("by", issue.signedBy())
                .param("verified", issue.verified())
                .param("published", timestamp(issue.publishedAt()))
                .param("force", timestamp(issue.inForceAt()))
                .query(Long.class)
                .single();
        List<IssuedLevel> levels = issue.levels();
        jdbc.sql("""
                        insert into control.issue_level
                            (issue_id, area, sector, unit, level, rule, cumulative, new_cases, clusters)
                        select :id, l.area, :sector, l.unit, l.level, l.rule, l.cumulative, l.new_cases, l.clusters
                        from unnest(:areas, :units, :levels, :rules, :cumulative, :newCases, :clusters)
                            as l (area, unit, level, rule, cumulative, new_cases, clusters)
                        """)
                .param("id", id)
                .param("sector", sector)
                .param("areas", areas.toArray(Integer[]::new))
                .param("units", levels.stream().map(IssuedLevel::unit).toArray(String[]::new))
                .param(
                        "levels",
                        levels.stream().map(level -> level.level().name()).toArray(String[]::new))
                .param("rules", levels.stream().map(IssuedLevel::rule).toArray(String[]::new))
                .param(
                        "cumulative",
                        levels.stream().map(IssuedLevel::cumulative).toArray(Integer[]::new))
                .param("newCases", levels.stream().map(IssuedLevel::newCases).toArray(Integer[]::new))
                .param("clusters", levels.stream().map(IssuedLevel::clusters).toArray(Integer[]::new))
                .update();
        return id;
    }

    /** False if the issue was published already, or there is none. */
    boolean publish(long id, Instant at, Instant inForce) {
        return jdbc.sql("""
                                update control.issue set published_at = :at, in_force_at = :force
                                where issue_id = :id and published_at is null
                                """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("force", Timestamp.from(inForce))
                        .update()
                == 1;
    }

    Optional<Issue> inForce(Instant at) {
        return jdbc.sql("select " + COLUMNS + """
                         from control.issue where in_force_at <= :at order by in_force_at desc, issue_id desc limit 1
                        """)
                .param("at", Timestamp.from(at))
                .query(this::issue)
                .optional();
    }

    List<Issue> all() {
        return jdbc.sql("select " + COLUMNS + " from control.issue order by signed_at desc, issue_id desc limit 200")
                .query(this::issue)
                .list();
    }

    Optional<Issue> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from control.issue where issue_id = :id")
                .param("id", id)
                .query(this::issue)
                .optional();
    }

    private Issue issue(ResultSet row, int number) throws SQLException {
        long id = row.getLong("issue_id");
        return new Issue(
                id,
                row.getObject("day", LocalDate.class),
                row.getString("rules"),
                row.getBoolean("day_only"),
                instant(row, "computed_at"),
                row.getTimestamp("signed_at").toInstant(),
                row.getString("signed_by"),
                row.getBoolean("verified"),
                instant(row, "published_at"),
                instant(row, "in_force_at"),
                levels(id));
    }

    private List<IssuedLevel> levels(long id) {
        return jdbc.sql("""
                        select unit, level, rule, cumulative, new_cases, clusters
                        from control.issue_level where issue_id = :id order by unit
                        """)
                .param("id", id)
                .query((row, number) -> new IssuedLevel(
                        row.getString("unit"),
                        RiskLevel.valueOf(row.getString("level")),
                        row.getString("rule"),
                        row.getInt("cumulative"),
                        row.getInt("new_cases"),
                        row.getInt("clusters")))
                .list();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> instant) {
        return instant.map(Timestamp::from).orElse(null);
    }
}
