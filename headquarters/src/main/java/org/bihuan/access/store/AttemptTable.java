package org.bihuan.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.bihuan.access.model.Throttle;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Failed attempts to sign in, as long as they count. */
@Repository
class AttemptTable {
    private final Rows db;

    AttemptTable(Rows db) {
        this.db = db;
    }

    List<Instant> failures(String key, Instant now) {
        return db.sql(
                        Scope.mine(),
                        "select at from {access.attempt} where key = :key and at > :since order by at desc limit 100")
                .param("key", key)
                .param("since", Timestamp.from(now.minus(Throttle.WINDOW)))
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .list();
    }

    void failed(String key, Instant now) {
        db.sql(Scope.mine(), "delete from access.attempt where {scope} and at < :old")
                .param("old", Timestamp.from(now.minus(Throttle.WINDOW)))
                .update();
        db.sql(Scope.mine(), "insert into access.attempt (area, key, at) values ({area 0, 'general'}, :key, :now)")
                .param("key", key)
                .param("now", Timestamp.from(now))
                .update();
    }

    void succeeded(String key) {
        db.sql(Scope.mine(), "delete from access.attempt where {scope} and key = :key")
                .param("key", key)
                .update();
    }
}
