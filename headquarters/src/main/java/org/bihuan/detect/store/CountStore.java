package org.bihuan.detect.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.detect.Count;
import org.bihuan.detect.CountFilter;
import org.bihuan.detect.CountVersion;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads and writes counts; never changes a figure, only supersedes it. */
@Repository
class CountStore {
    private final Rows db;

    CountStore(Rows db) {
        this.db = db;
    }

    /** Current counts, by stream and day. */
    List<Count> current(LocalDate upTo) {
        return db.sql(Scope.mine(), """
                        select stream, published, through, confirmed, cured, dead
                        from {detect.count_report}
                        where superseded_at is null and published <= :upTo
                        order by stream, published
                        """)
                .param("upTo", upTo)
                .query((row, number) -> count(row))
                .list();
    }

    /** Current versions after a place in the order of day and stream. */
    List<CountVersion> page(CountFilter filter, CountFilter.Place after, int limit) {
        return db.sql(Scope.mine(), """
                        select stream, published, through, confirmed, cured, dead, recorded_at, recorded_by, reason, superseded_at
                        from {detect.count_report}
                        where superseded_at is null and stream = any(:streams) and published between :from and :to
                          and (published, stream collate "C") > (:day, :stream)
                        order by published, stream collate "C" limit :limit
                        """)
                .param("streams", filter.streams().toArray(String[]::new))
                .param("from", filter.from())
                .param("to", filter.to())
                .param("day", after.published())
                .param("stream", after.stream())
                .param("limit", limit)
                .query((row, number) -> version(row))
                .list();
    }

    List<CountVersion> history(String stream, LocalDate published) {
        return db.sql(Scope.mine(), """
                        select stream, published, through, confirmed, cured, dead, recorded_at, recorded_by, reason, superseded_at
                        from {detect.count_report}
                        where stream = :stream and published = :published
                        order by count_id
                        """)
                .param("stream", stream)
                .param("published", published)
                .query((row, number) -> version(row))
                .list();
    }

    /**
     * Supersedes what differs and inserts what is new, as one set.
     *
     * @param areas area of each count, in the same order
     * @param reason why, for what is corrected by hand
     * @return how many rows were written
     */
    int record(List<Count> counts, List<Integer> areas, String sector, String by, String reason, Instant now) {
        Integer[] area = areas.toArray(Integer[]::new);
        String[] stream = counts.stream().map(Count::stream).toArray(String[]::new);
        String[] published =
                counts.stream().map(count -> count.published().toString()).toArray(String[]::new);
        String[] through =
                counts.stream().map(count -> count.through().toString()).toArray(String[]::new);
        Integer[] confirmed = counts.stream().map(Count::confirmed).toArray(Integer[]::new);
        Integer[] cured = counts.stream().map(count -> boxed(count.cured())).toArray(Integer[]::new);
        Integer[] dead = counts.stream().map(count -> boxed(count.dead())).toArray(Integer[]::new);
        lock();
        db.sql(Scope.mine(), """
                        update detect.count_report as old set superseded_at = :now
                        from unnest(:stream, :published::date[], :through::date[], :confirmed, :cured, :dead)
                            as new (stream, published, through, confirmed, cured, dead)
                        where {scope:old} and old.stream = new.stream and old.published = new.published
                          and old.superseded_at is null and (old.confirmed, old.cured, old.dead, old.through)
                              is distinct from (new.confirmed, new.cured, new.dead, new.through)
                        """)
                .param("now", Timestamp.from(now))
                .param("stream", stream)
                .param("published", published)
                .param("through", through)
                .param("confirmed", confirmed)
                .param("cured", cured)
                .param("dead", dead)
                .update();
        return db.sql(Scope.mine(), """
                        insert into detect.count_report
                            (area, sector, stream, published, through, confirmed, cured, dead, recorded_at, recorded_by,
                             reason)
                        select {area new.area, :sector}, :sector, new.stream, new.published, new.through, new.confirmed,
                               new.cured, new.dead, :now, :by, :reason
                        from unnest(:area, :stream, :published::date[], :through::date[], :confirmed, :cured, :dead)
                            as new (area, stream, published, through, confirmed, cured, dead)
                        where not exists (
                            select from {detect.count_report} as old
                            where old.stream = new.stream and old.published = new.published and old.superseded_at is null)
                        """)
                .param("sector", sector)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("reason", reason)
                .param("area", area)
                .param("stream", stream)
                .param("published", published)
                .param("through", through)
                .param("confirmed", confirmed)
                .param("cured", cured)
                .param("dead", dead)
                .update();
    }

    /** Writers take turns: two versions of one figure at the same moment would both call themselves current. */
    void lock() {
        db.open("select pg_advisory_xact_lock(hashtext('detect.count_report'))")
                .query((row, number) -> true)
                .single();
    }

    private static CountVersion version(ResultSet row) throws SQLException {
        return new CountVersion(
                count(row),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"),
                row.getString("reason"),
                Optional.ofNullable(row.getTimestamp("superseded_at")).map(Timestamp::toInstant));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getString("stream"),
                row.getObject("published", LocalDate.class),
                row.getObject("through", LocalDate.class),
                row.getInt("confirmed"),
                optional(row, "cured"),
                optional(row, "dead"));
    }

    private static OptionalInt optional(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
