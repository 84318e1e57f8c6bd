package org.bihuan.access.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.access.model.Home;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Links that work once, known by their digest. */
@Repository
class LinkTable {
    private final Rows db;

    LinkTable(Rows db) {
        this.db = db;
    }

    /** What a link is good for. */
    record Link(long account, String login, boolean enters) {}

    void add(String token, long account, Home home, boolean enters, Instant expires) {
        db.sql(Scope.mine(), """
                        insert into access.link (digest, area, sector, account, enters, expires_at)
                        values (:digest, {area :area, :sector}, :sector, :account, :enters, :expires)
                        """)
                .param("digest", digest(token))
                .param("area", home.area())
                .param("sector", home.sector())
                .param("account", account)
                .param("enters", enters)
                .param("expires", Timestamp.from(expires))
                .update();
    }

    Optional<Link> find(String token, Instant now) {
        return db.sql(Scope.mine(), """
                        select l.account, a.login, l.enters from {access.link} l join {access.account} a on a.account = l.account
                        where l.digest = :digest and l.used_at is null and l.expires_at > :now and a.disabled_at is null
                        """)
                .param("digest", digest(token))
                .param("now", Timestamp.from(now))
                .query((row, number) ->
                        new Link(row.getLong("account"), row.getString("login"), row.getBoolean("enters")))
                .optional();
    }

    /** False if it was used in the meantime. */
    boolean use(String token, Instant now) {
        return db.sql(
                                Scope.mine(),
                                "update access.link set used_at = :now where {scope} and digest = :digest and used_at is null")
                        .param("now", Timestamp.from(now))
                        .param("digest", digest(token))
                        .update()
                == 1;
    }

    /** Earlier links of an account no longer work. */
    void withdraw(long account, Instant now) {
        db.sql(
                        Scope.mine(),
                        "update access.link set used_at = :now where {scope} and account = :account and used_at is null")
                .param("now", Timestamp.from(now))
                .param("account", account)
                .update();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
