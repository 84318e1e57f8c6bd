package org.bihuan.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.bihuan.access.model.Throttle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed attempts to sign in, as long as they count. */
@Repository
class AttemptTable {
    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Instant> failures(String key, Instant now) {
        return jdbc.sql("select at from access.attempt where key = :key and at > :since order by at desc limit 100")
                .param("key", key)
                .param("since", Timestamp.from(now.minus(Throttle.WINDOW)))
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .list();
    }

    void failed(String key, Instant now) {
        jdbc.sql("delete from access.attempt where at < :old")
                .param("old", Timestamp.from(now.minus(Throttle.WINDOW)))
                .update();
        jdbc.sql("insert into access.attempt (key, at) values (:key, :now)")
                .param("key", key)
                .param("now", Timestamp.from(now))
                .update();
    }

    void succeeded(String key) {
        jdbc.sql("delete from access.attempt where key = :key")
                .param("key", key)
                .update();
    }
}
