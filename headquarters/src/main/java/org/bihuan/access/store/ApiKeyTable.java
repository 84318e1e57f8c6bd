package org.bihuan.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.ApiKey;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keys of programs, known by the digest of their secret. */
@Repository
class ApiKeyTable {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final String KEY = """
            select api_key, area, name, hint, permissions, sectors, starts_at, ends_at, created_at, created_by, ended_at,
                last_used_at
            from {access.api_key} k
            """;

    private final Rows db;

    ApiKeyTable(Rows db) {
        this.db = db;
    }

    List<ApiKey> page(Scope scope, long before, int limit) {
        return db.sql(scope, KEY + " where api_key < :before order by api_key desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(ApiKeyTable::key)
                .list();
    }

    Optional<ApiKey> find(Scope scope, long id) {
        return db.sql(scope, KEY + " where api_key = :id")
                .param("id", id)
                .query(ApiKeyTable::key)
                .optional();
    }

    /** One that holds, unless whoever made it has left since: its secret was shown to them. */
    Optional<ApiKey> find(Scope scope, byte[] digest, Instant now) {
        return db.sql(scope, KEY + """
                         where digest = :digest and ended_at is null and starts_at <= :now and ends_at > :now
                         and not exists (select from {access.account} a
                             where a.account = k.created_by and a.disabled_at is not null)
                        """)
                .param("digest", digest)
                .param("now", Timestamp.from(now))
                .query(ApiKeyTable::key)
                .optional();
    }

    long insert(ApiKey key, byte[] digest) {
        return db.sql(Scope.mine(), """
                        insert into access.api_key (area, name, hint, digest, permissions, sectors, starts_at, ends_at,
                            created_at, created_by)
                        values ({area :area, 'general'}, :name, :hint, :digest, :permissions, :sectors, :from, :until, :now, :by)
                        returning api_key
                        """)
                .param("area", key.area())
                .param("name", key.name())
                .param("hint", key.hint())
                .param("digest", digest)
                .param("permissions", key.permissions().toArray(String[]::new))
                .param("sectors", key.sectors().toArray(String[]::new))
                .param("from", Timestamp.from(key.from()))
                .param("until", Timestamp.from(key.until()))
                .param("now", Timestamp.from(key.createdAt()))
                .param("by", key.createdBy())
                .query(Long.class)
                .single();
    }

    /** False if it had ended already. */
    boolean end(Scope scope, long id, Instant now, long by) {
        return db.sql(scope, """
                        update access.api_key set ended_at = :now, ended_by = :by
                        where {scope} and api_key = :id and ended_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Once a minute is often enough: a key's use is not a write for every read. */
    void used(Scope scope, ApiKey key, Instant now) {
        if (key.lastUsed().filter(last -> last.isAfter(now.minus(NOTED_EVERY))).isEmpty()) {
            db.sql(scope, "update access.api_key set last_used_at = :now where {scope} and api_key = :id")
                    .param("now", Timestamp.from(now))
                    .param("id", key.id())
                    .update();
        }
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getLong("api_key"),
                row.getInt("area"),
                row.getString("name"),
                row.getString("hint"),
                List.of((String[]) row.getArray("permissions").getArray()),
                List.of((String[]) row.getArray("sectors").getArray()),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("created_by"),
                instant(row.getTimestamp("ended_at")),
                instant(row.getTimestamp("last_used_at")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
