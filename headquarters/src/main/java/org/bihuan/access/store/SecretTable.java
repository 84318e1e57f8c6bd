package org.bihuan.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What opens accounts. */
@Repository
class SecretTable {
    private static final List<String> PROOFS = List.of(
            "update access.account set secret = null, secret_set_at = null where account = :account",
            "delete from access.device where account = :account",
            "delete from access.passkey where account = :account");
    private static final List<String> ALL = List.of(
            "delete from access.link where account = :account",
            "delete from access.post where account = :account",
            "delete from access.account where account = :account");

    private final JdbcClient jdbc;

    SecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Password as the encoder wrote it, with the account's number; empty if there is none or it is disabled. */
    Optional<Kept> secret(String login) {
        return jdbc.sql("select account, secret from access.account where login = :login and disabled_at is null"
                        + " and secret is not null")
                .param("login", login)
                .query((row, number) -> new Kept(row.getLong("account"), row.getString("secret")))
                .optional();
    }

    /** A kept password. */
    record Kept(long account, String secret) {
        @Override
        public String toString() {
            return "Kept[" + account + "]";
        }
    }

    void setSecret(long account, String secret, Instant now) {
        jdbc.sql("update access.account set secret = :secret, secret_set_at = :now where account = :account")
                .param("secret", secret)
                .param("now", Timestamp.from(now))
                .param("account", account)
                .update();
    }

    /** Whatever opened the account so far opens it no longer. */
    void forget(long account) {
        PROOFS.forEach(each -> jdbc.sql(each).param("account", account).update());
    }

    /** Removes an account that nobody ever entered; false if somebody may have. */
    boolean removeUnused(long account) {
        boolean used =
                jdbc.sql("""
                        select exists (select from access.account where account = :account and secret is not null)
                            or exists (select from access.device where account = :account)
                            or exists (select from access.passkey where account = :account)
                            or exists (select from access.link where account = :account and used_at is not null)
                        """).param("account", account).query(Boolean.class).single();
        if (!used) {
            ALL.forEach(each -> jdbc.sql(each).param("account", account).update());
        }
        return !used;
    }
}
