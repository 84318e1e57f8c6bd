package org.bihuan.people.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.people.Glass;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Emergency looks, and pairs that are said to be two. */
@Repository
class GlassTable {
    private final Rows db;

    GlassTable(Rows db) {
        this.db = db;
    }

    long open(PersonTable.Row person, Actor actor, String reason, Instant from, Instant until) {
        return db.sql(Scope.mine(), """
                        insert into people.glass (area, sector, person, account, login, reason, opened_at, until)
                        values ({area :area, :sector}, :sector, :person, :account, :login, :reason, :from, :until) returning glass
                        """)
                .param("area", person.area())
                .param("sector", person.sector())
                .param("person", person.person())
                .param("account", actor.account())
                .param("login", actor.login())
                .param("reason", reason)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .single();
    }

    boolean isOpen(String person, Actor actor, Instant now) {
        return db.sql(Scope.mine(), """
                        select exists (
                            select from {people.glass}
                            where person = :person and account = :account and opened_at <= :now and until > :now)
                        """)
                .param("person", person)
                .param("account", actor.account())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    List<Glass> unseen(Scope scope) {
        return all(scope).stream().filter(glass -> !glass.seen()).toList();
    }

    /** The unseen ones first, so that none is left out before it was seen. */
    List<Glass> all(Scope scope) {
        return db.sql(scope, "select * from {people.glass} order by (seen_at is null) desc, glass desc limit 100")
                .query((row, number) -> glass(row))
                .list();
    }

    boolean seen(long glass, Access by, Instant at) {
        return db.sql(by.scope(), """
                        update people.glass set seen_at = :at, seen_by = :by
                        where {scope} and glass = :glass and seen_at is null and account <> :by
                        """)
                        .param("glass", glass)
                        .param("by", by.actor().account())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** The pair belongs where the first of the two does. */
    void distinct(PersonTable.Row one, String other, Instant at) {
        List<String> pair = Stream.of(one.person(), other).sorted().toList();
        db.sql(Scope.mine(), """
                        insert into people.distinct_pair (one, other, area, sector, at)
                        values (:one, :other, {area :area, :sector}, :sector, :at) on conflict do nothing
                        """)
                .param("one", pair.getFirst())
                .param("other", pair.getLast())
                .param("area", one.area())
                .param("sector", one.sector())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Those that were said to be somebody else than this one. */
    Set<String> distinctFrom(String person) {
        return db.sql(Scope.mine(), """
                        select case when one = :person then other else one end from {people.distinct_pair}
                        where one = :person or other = :person
                        """).param("person", person).query(String.class).list().stream()
                .collect(Collectors.toSet());
    }

    private static Glass glass(ResultSet row) throws SQLException {
        return new Glass(
                row.getLong("glass"),
                row.getString("person"),
                row.getString("login"),
                row.getString("reason"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getTimestamp("seen_at") != null);
    }
}
