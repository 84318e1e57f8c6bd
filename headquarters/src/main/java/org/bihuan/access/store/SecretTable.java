package org.bihuan.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** What opens accounts. */
@Repository
class SecretTable {
    private static final List<String> PROOFS = List.of(
            "update access.account set secret = null, secret_set_at = null where {scope} and account = :account",
            "delete from access.device where {scope} and account = :account",
            "delete from access.passkey where {scope} and account = :account");
    private static final List<String> ALL = List.of(
            "delete from access.link where {scope} and account = :account",
            "delete from access.post where {scope} and account = :account",
            "delete from access.account where {scope} and account = :account");

    private final Rows db;

    SecretTable(Rows db) {
        this.db = db;
    }

    /** Password as the encoder wrote it, with the account's number; empty if there is none or it is disabled. */
    Optional<Kept> secret(String login) {
        return db.sql(
                        Scope.mine(),
                        "select account, secret from {access.account} where login = :login and disabled_at is null"
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
        db.sql(
                        Scope.mine(),
                        "update access.account set secret = :secret, secret_set_at = :now"
                                + " where {scope} and account = :account")
                .param("secret", secret)
                .param("now", Timestamp.from(now))
                .param("account", account)
                .update();
    }

    /** Whatever opened the account so far opens it no longer. */
    void forget(long account) {
        PROOFS.forEach(
                each -> db.sql(Scope.mine(), each).param("account", account).update());
    }

    /** Removes an account that nobody ever entered; false if somebody may have. */
    boolean removeUnused(long account) {
        boolean used = db.sql(Scope.mine(), """
                        select exists (select from {access.account} where account = :account and secret is not null)
                            or exists (select from {access.device} where account = :account)
                            or exists (select from {access.passkey} where account = :account)
                            or exists (select from {access.link} where account = :account and used_at is not null)
                        """)
                .param("account", account)
                .query(Boolean.class)
                .single();
        if (!used) {
            ALL.forEach(
                    each -> db.sql(Scope.mine(), each).param("account", account).update());
        }
        return !used;
    }
}
