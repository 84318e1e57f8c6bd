package org.bihuan.loop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.Entry;
import org.bihuan.loop.model.EventLines;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What was recorded: one history of each subject under each protocol, locked as one. */
@Repository
class Histories {
    private final Rows db;

    Histories(Rows db) {
        this.db = db;
    }

    /** @param seen played up to here */
    record Row(
            long id,
            int area,
            String sector,
            String protocol,
            String subject,
            String custodian,
            int entries,
            Instant seen) {}

    /** An entry to be added. */
    record New(Row of, int seq, Instant at, Optional<String> mark, String digest, Act act) {}

    /** Makes the histories that are missing. */
    void make(List<Row> rows) {
        db.batch(
                Scope.everything(),
                """
                insert into loop.history (area, sector, protocol, subject, custodian, entries, seen_at)
                values ({area :area, :sector}, :sector, :protocol, :subject, :custodian, 0, :seen)
                on conflict (protocol, subject) do nothing
                """,
                rows.stream()
                        .map(row -> Map.of(
                                "area",
                                row.area(),
                                "sector",
                                row.sector(),
                                "protocol",
                                row.protocol(),
                                "subject",
                                row.subject(),
                                "custodian",
                                row.custodian(),
                                "seen",
                                Timestamp.from(row.seen()))));
    }

    /** Locks them, in one order whoever asks. */
    List<Row> lock(Collection<String> protocols, Collection<String> subjects) {
        return db.sql(Scope.everything(), """
                        select h.history_id, h.area, h.sector, h.protocol, h.subject, h.custodian, h.entries, h.seen_at
                        from {loop.history} h
                        where (h.protocol, h.subject) in (select * from unnest(:protocols, :subjects))
                        order by h.history_id for update
                        """)
                .param("protocols", protocols.toArray(String[]::new))
                .param("subjects", subjects.toArray(String[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /** Locks those in which time alone has changed something; what others are at is left to them. */
    List<Row> lockDue(Instant now, int most) {
        return db.sql(Scope.everything(), """
                        select h.history_id, h.area, h.sector, h.protocol, h.subject, h.custodian, h.entries, h.seen_at
                        from {loop.history} h
                        where h.next_at <= :now
                        order by h.next_at limit :most for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** The same row, unlocked, if it lies in the scope. */
    Optional<Row> find(String protocol, String subject, Scope scope) {
        return db.sql(scope, """
                        select h.history_id, h.area, h.sector, h.protocol, h.subject, h.custodian, h.entries, h.seen_at
                        from {loop.history} h where h.protocol = :protocol and h.subject = :subject
                        """)
                .param("protocol", protocol)
                .param("subject", subject)
                .query((row, number) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("history_id"),
                row.getInt("area"),
                row.getString("sector"),
                row.getString("protocol"),
                row.getString("subject"),
                row.getString("custodian"),
                row.getInt("entries"),
                row.getTimestamp("seen_at").toInstant());
    }

    private record Read(long history, Entry entry) {}

    /** Entries of each history, in the order of arrival. */
    Map<Long, List<Entry>> entries(Collection<Row> rows) {
        Map<Long, String> subjects = new HashMap<>();
        rows.forEach(row -> subjects.put(row.id(), row.subject()));
        Map<Long, List<Entry>> entries = new HashMap<>();
        db.sql(Scope.everything(), """
                        select e.history_id, e.seq, e.at, e.act::text as act
                        from {loop.entry} e where e.history_id = any(:ids)
                        order by e.history_id, e.seq
                        """)
                .param("ids", subjects.keySet().toArray(Long[]::new))
                .query((row, number) -> new Read(
                        row.getLong("history_id"),
                        new Entry(
                                row.getInt("seq"),
                                row.getTimestamp("at").toInstant(),
                                Optional.ofNullable(subjects.get(row.getLong("history_id"))),
                                EventLines.act(row.getString("act")))))
                .list()
                .forEach(read -> entries.computeIfAbsent(read.history(), id -> new ArrayList<>())
                        .add(read.entry()));
        return entries;
    }

    List<LoopRecord.Recorded> told(Row of) {
        return db.sql(Scope.everything(), """
                        select e.at, e.login, e.act::text as act
                        from {loop.entry} e where e.history_id = :id order by e.seq
                        """)
                .param("id", of.id())
                .query((row, number) -> new LoopRecord.Recorded(
                        row.getTimestamp("at").toInstant(),
                        row.getString("login"),
                        EventLines.act(row.getString("act"))))
                .list();
    }

    /** Marks with digests that each history holds already, of those that are asked for. */
    Map<Long, List<String>> known(Collection<Row> rows, Collection<String> marks) {
        Map<Long, List<String>> known = new HashMap<>();
        db.sql(Scope.everything(), """
                        select e.history_id, e.mark || ' ' || e.digest as known
                        from {loop.entry} e where e.history_id = any(:ids) and e.mark = any(:marks)
                        """)
                .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .param("marks", marks.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getLong("history_id"), row.getString("known")))
                .list()
                .forEach(one -> known.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                        .add(one.getValue()));
        return known;
    }

    /** Whether the actor themselves recorded what has this mark. */
    boolean saidBy(Row of, String mark, Actor actor) {
        return db.sql(Scope.everything(), """
                        select exists (select from {loop.entry} e
                            where e.history_id = :id and e.mark = :mark and e.account = :account)
                        """)
                .param("id", of.id())
                .param("mark", mark)
                .param("account", actor.account())
                .query(Boolean.class)
                .single();
    }

    void append(List<New> entries, Actor actor) {
        db.batch(Scope.everything(), """
                insert into loop.entry (history_id, seq, area, sector, at, mark, digest, act, account, login)
                values (:history, :seq, {area :area, :sector}, :sector, :at, :mark, :digest, cast(:act as jsonb),
                    :account, :login)
                """, entries.stream().map(one -> {
            Map<String, @Nullable Object> params = said(one.of(), one.at(), one.act(), actor);
            params.put("seq", one.seq());
            params.put("mark", one.mark().orElse(null));
            params.put("digest", one.digest());
            return params;
        }));
    }

    /** Keeps what was refused, for a person to look at. */
    void setAside(Row of, Instant at, Act act, String reason, Actor actor) {
        Map<String, @Nullable Object> params = said(of, at, act, actor);
        params.put("reason", reason);
        db.batch(Scope.everything(), """
                insert into loop.aside (history_id, area, sector, at, act, reason, account, login)
                values (:history, {area :area, :sector}, :sector, :at, cast(:act as jsonb), :reason, :account, :login)
                """, Stream.of(params));
    }

    private static Map<String, @Nullable Object> said(Row of, Instant at, Act act, Actor actor) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("history", of.id());
        params.put("area", of.area());
        params.put("sector", of.sector());
        params.put("at", Timestamp.from(at));
        params.put("act", EventLines.json(act));
        params.put("account", actor.account());
        params.put("login", actor.login());
        return params;
    }

    /** A history as it stands after it was played. */
    record Played(Row row, int area, String custodian, int entries, Instant seen, Optional<Instant> next) {}

    void played(List<Played> all) {
        db.batch(Scope.everything(), """
                update loop.history h set area = {area cast(:area as int) of h}, custodian = :custodian,
                    entries = :entries, seen_at = :seen, next_at = cast(:next as timestamptz)
                where h.history_id = :history and {scope:h}
                """, all.stream().map(one -> {
            Map<String, @Nullable Object> params = new HashMap<>();
            params.put("history", one.row().id());
            params.put("area", one.area());
            params.put("custodian", one.custodian());
            params.put("entries", one.entries());
            params.put("seen", Timestamp.from(one.seen()));
            params.put("next", one.next().map(Timestamp::from).orElse(null));
            return params;
        }));
    }
}
