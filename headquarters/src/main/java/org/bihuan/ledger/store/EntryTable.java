package org.bihuan.ledger.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.Recorded;
import org.bihuan.ledger.Search;
import org.bihuan.ledger.model.Digests;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Purpose;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Appends entries and finds them again. */
@Repository
class EntryTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};
    private static final String ALL = "select entry, area, sector, at, act, account, login, subjects, purpose, reason,"
            + " details, signed, expired_at from {ledger.entry} where true";

    private final Rows db;

    EntryTable(Rows db) {
        this.db = db;
    }

    void append(List<Entry> entries) {
        List<String> details =
                entries.stream().map(entry -> json(entry.details())).toList();
        String[] bodies = new String[entries.size()];
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = Digests.body(entries.get(i), details.get(i)).hex();
        }
        db.append("""
                        insert into ledger.entry
                            (area, sector, at, act, account, login, subjects, purpose, reason, details, signed, body)
                        select area, sector, at::timestamptz, act, account, login, string_to_array(subjects, ' '), purpose,
                               reason, details, signed, decode(body, 'hex')
                        from unnest(:area, :sector, :at, :act, :account, :login, :subjects, :purpose, :reason, :details,
                                    :signed, :body)
                            as new (area, sector, at, act, account, login, subjects, purpose, reason, details, signed, body)
                        """)
                .param("area", entries.stream().map(Entry::area).toArray(Integer[]::new))
                .param("sector", texts(entries, Entry::sector))
                .param("at", texts(entries, entry -> entry.at().toString()))
                .param("act", texts(entries, Entry::act))
                .param("account", entries.stream().map(Entry::account).toArray(Long[]::new))
                .param("login", texts(entries, Entry::login))
                .param("subjects", texts(entries, entry -> String.join(" ", entry.subjects())))
                .param("purpose", texts(entries, entry -> entry.purpose().key()))
                .param("reason", texts(entries, entry -> entry.purpose().reason()))
                .param("details", details.toArray(String[]::new))
                .param("signed", texts(entries, entry -> entry.signed().orElse("")))
                .param("body", bodies)
                .update();
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    List<Recorded> page(Search search, Scope scope, int limit) {
        StringBuilder where = new StringBuilder(ALL);
        Map<String, Object> params = new TreeMap<>();
        search.from().ifPresent(from -> {
            where.append(" and at >= :from");
            params.put("from", Timestamp.from(from));
        });
        search.until().ifPresent(until -> {
            where.append(" and at < :until");
            params.put("until", Timestamp.from(until));
        });
        search.login().ifPresent(login -> {
            where.append(" and login = :login");
            params.put("login", login);
        });
        search.act().ifPresent(act -> {
            where.append(" and (act = :act or starts_with(act, :act || '.'))");
            params.put("act", act);
        });
        search.subject().ifPresent(subject -> {
            where.append(" and subjects @> array[:subject]::text[]");
            params.put("subject", subject);
        });
        search.before().ifPresent(place -> {
            where.append(" and (at, entry) < (:beforeAt, :beforeEntry)");
            params.put("beforeAt", Timestamp.from(place.at()));
            params.put("beforeEntry", place.id());
        });
        params.put("limit", limit);
        String statement =
                where.append(" order by at desc, entry desc limit :limit").toString();
        return db.sql(scope, statement)
                .params(params)
                .query((row, number) -> recorded(row))
                .list();
    }

    Optional<Recorded> find(long id, Scope scope) {
        return db.sql(scope, ALL + " and entry = :id")
                .param("id", id)
                .query((row, number) -> recorded(row))
                .optional();
    }

    /**
     * Numbers of sealed entries of some acts that are older than a moment and still have their bodies, oldest first.
     *
     * @param acts beginning of the acts
     * @param others beginnings of acts among these that are kept by a line of their own
     */
    List<Long> older(String acts, List<String> others, Instant than, int limit) {
        return db.sql(Scope.mine(), """
                        select entry from {ledger.entry}
                        where at < :than and expired_at is null
                          and (act = :acts or starts_with(act, case :acts when '' then '' else :acts || '.' end))
                          and not exists (
                              select from unnest(:others) other where act = other or starts_with(act, other || '.'))
                          and pg_visible_in_snapshot(tx, (
                              select snapshot::pg_snapshot from {ledger.seal} order by seal desc limit 1))
                        order by at, entry limit :limit
                        """)
                .param("acts", acts)
                .param("others", others.toArray(String[]::new))
                .param("than", Timestamp.from(than))
                .param("limit", limit)
                .query((row, number) -> row.getLong("entry"))
                .list();
    }

    int empty(List<Long> entries, Instant at) {
        return db.open("select ledger.expire(:entries, :at)")
                .param("entries", entries.toArray(Long[]::new))
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .single();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        Optional<Instant> expired =
                Optional.ofNullable(row.getTimestamp("expired_at")).map(Timestamp::toInstant);
        return new Recorded(
                row.getLong("entry"),
                at,
                row.getString("act"),
                row.getInt("area"),
                row.getString("sector"),
                expired.isPresent() ? Optional.empty() : Optional.of(entry(row)),
                expired);
    }

    /** An entry whose body is there. */
    static Entry entry(ResultSet row) throws SQLException {
        Array subjects = Objects.requireNonNull(row.getArray("subjects"));
        String signed = row.getString("signed");
        return new Entry(
                row.getTimestamp("at").toInstant(),
                row.getLong("account"),
                row.getString("login"),
                row.getString("act"),
                List.of((String[]) subjects.getArray()),
                new Purpose(row.getString("purpose"), row.getString("reason")),
                row.getInt("area"),
                row.getString("sector"),
                facts(row.getString("details")),
                signed.isEmpty() ? Optional.empty() : Optional.of(signed));
    }

    static String json(SortedMap<String, String> facts) {
        return JSON.writeValueAsString(facts);
    }

    private static SortedMap<String, String> facts(String json) {
        return JSON.readValue(json, FACTS);
    }
}
