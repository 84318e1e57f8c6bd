package org.bihuan.control.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.control.Issue;
import org.bihuan.control.IssuedLevel;
import org.bihuan.control.model.ComputedList;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Issues: lists of levels that were signed. A signed list never changes; it is published and put in force. */
@Repository
class IssueStore {
    private static final String ISSUE = """
            select i.issue_id, i.day, i.rules, i.day_only, i.computed_at, c.computed_id, c.inputs, i.signed_at, i.signed_by,
                i.verified, i.digest, i.published_at, i.in_force_at
            from (select %1$s from {control.issue} union select %1$s from control.published_issue) i left join {control.computed} c on c.computed_id = i.computed_id
            """.formatted(
                    "issue_id, day, rules, day_only, computed_at, computed_id, signed_at, signed_by, verified, digest,"
                            + " published_at, in_force_at, request");

    private final Rows db;

    IssueStore(Rows db) {
        this.db = db;
    }

    /**
     * @param request number of the request that it answers, if that has one
     * @param areas area of each level, in the same order
     */
    long add(Issue issue, Optional<UUID> request, int area, List<Integer> areas, String sector) {
        long id = db.sql(Scope.mine(), """
                        insert into control.issue (area, sector, day, rules, day_only, computed_at, computed_id, signed_at,
                            signed_by, verified, digest, published_at, in_force_at, request)
                        values ({area :area, :sector}, :sector, :day, :rules, :dayOnly, :computed, cast(:list as bigint),
                            :signed, :by, :verified, cast(:digest as text), :published, :force, cast(:request as uuid))
                        returning issue_id
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("day", issue.day())
                .param("rules", issue.rules())
                .param("dayOnly", issue.dayOnly())
                .param("computed", timestamp(issue.computedAt()))
                .param("list", issue.computed().map(ComputedList::id).orElse(null))
                .param("signed", Timestamp.from(issue.signedAt()))
                .param("by", issue.signedBy())
                .param("verified", issue.verified())
                .param("digest", issue.digest().orElse(null))
                .param("published", timestamp(issue.publishedAt()))
                .param("force", timestamp(issue.inForceAt()))
                .param("request", request.map(UUID::toString).orElse(null))
                .query(Long.class)
                .single();
        new LevelRows(issue.levels(), areas, sector)
                .bind(db.sql(Scope.mine(), """
                        insert into control.issue_level
                            (issue_id, area, sector, unit, level, rule, cumulative, new_cases, clusters)
                        select :id,
                        """ + LevelRows.SELECT).param("id", id))
                .update();
        return id;
    }

    /** False if the issue was published already, or there is none. */
    boolean publish(long id, Instant at, Instant inForce) {
        return db.sql(Scope.mine(), """
                                update control.issue set published_at = :at, in_force_at = :force
                                where {scope} and issue_id = :id and published_at is null
                                """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("force", Timestamp.from(inForce))
                        .update()
                == 1;
    }

    Optional<Issue> inForce(Instant at) {
        return db.sql(Scope.mine(), ISSUE + """
                        where i.in_force_at <= :at order by i.in_force_at desc, i.issue_id desc limit 1
                        """)
                .param("at", Timestamp.from(at))
                .query(this::issue)
                .optional();
    }

    /** Answers to a request that came before. */
    Optional<Issue> answered(UUID request) {
        return db.sql(Scope.mine(), ISSUE + "where i.request = :request")
                .param("request", request)
                .query(this::issue)
                .optional();
    }

    List<Issue> page(long before, int limit) {
        return db.sql(Scope.mine(), ISSUE + "where i.issue_id < :before order by i.issue_id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(this::issue)
                .list();
    }

    Optional<Issue> find(long id) {
        return db.sql(Scope.mine(), ISSUE + "where i.issue_id = :id")
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
                computed(row),
                row.getTimestamp("signed_at").toInstant(),
                row.getString("signed_by"),
                row.getBoolean("verified"),
                Optional.ofNullable(row.getString("digest")),
                instant(row, "published_at"),
                instant(row, "in_force_at"),
                levels(id));
    }

    private static Optional<ComputedList> computed(ResultSet row) throws SQLException {
        long id = row.getLong("computed_id");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new ComputedList(
                        id,
                        row.getObject("day", LocalDate.class),
                        row.getString("rules"),
                        row.getString("inputs"),
                        row.getTimestamp("computed_at").toInstant()));
    }

    private List<IssuedLevel> levels(long id) {
        return db.sql(Scope.mine(), """
                        select unit, level, rule, cumulative, new_cases, clusters
                        from (select issue_id, unit, level, rule, cumulative, new_cases, clusters
                              from {control.issue_level}
                              union select * from control.published_level) l
                        where l.issue_id = :id
                        order by unit
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
