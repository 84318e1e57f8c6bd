package org.bihuan.access.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bihuan.access.Account;
import org.bihuan.access.Post;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Accounts and their posts. */
@Repository
class AccountTable {
    private static final String ACCOUNT = """
            select account, area, login, name, unit, secret is not null as has_secret, disabled_at, created_at
            from {access.account}
            """;
    private static final String POST = """
            select post, account, role, area, sectors, starts_at, ends_at, stands_in_for from {access.post}
            where ended_at is null
            """;

    private final Rows db;

    AccountTable(Rows db) {
        this.db = db;
    }

    List<Account> page(Scope scope, String text, String after, int limit) {
        List<Account> accounts = db.sql(scope, ACCOUNT + """
                         where (:text = '' or strpos(login, lower(:text)) > 0 or strpos(name, :text) > 0
                              or strpos(unit, :text) > 0)
                         and login > :after order by login limit :limit
                        """)
                .param("text", text.strip())
                .param("after", after)
                .param("limit", limit)
                .query(AccountTable::account)
                .list();
        return withPosts(accounts);
    }

    Optional<Account> find(Scope scope, String login) {
        return withPosts(db.sql(scope, ACCOUNT + " where login = :login")
                        .param("login", login)
                        .query(AccountTable::account)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Account> find(Scope scope, long id) {
        return withPosts(db.sql(scope, ACCOUNT + " where account = :id")
                        .param("id", id)
                        .query(AccountTable::account)
                        .list())
                .stream()
                .findFirst();
    }

    boolean any(String role) {
        return db.sql(Scope.mine(), "select exists (select from {access.post} where role = :role and ended_at is null)")
                .param("role", role)
                .query(Boolean.class)
                .single();
    }

    /** Empty if the login is taken, by whomever. */
    Optional<Long> insert(String login, String name, String unit, int area, byte[] handle, Instant now, long by) {
        return db.sql(Scope.mine(), """
                        insert into access.account (area, sector, login, name, unit, handle, created_at, created_by)
                        values ({area :area, 'general'}, 'general', :login, :name, :unit, :handle, :now, :by)
                        on conflict do nothing returning account
                        """)
                .param("area", area)
                .param("login", login)
                .param("name", name)
                .param("unit", unit)
                .param("handle", handle)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    long insertPost(
            long account,
            String role,
            int area,
            List<String> sectors,
            Instant from,
            Optional<Instant> until,
            OptionalLong standsInFor,
            Instant now,
            long by) {
        return db.sql(Scope.mine(), """
                        insert into access.post (account, area, role, sectors, starts_at, ends_at, stands_in_for, granted_at,
                            granted_by)
                        values (:account, {area :area, 'general'}, :role, :sectors, :from, :until, :for, :now, :by) returning post
                        """)
                .param("account", account)
                .param("area", area)
                .param("role", role)
                .param("sectors", sectors.toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("until", until.map(Timestamp::from).orElse(null))
                .param("for", standsInFor.isPresent() ? standsInFor.getAsLong() : null, java.sql.Types.BIGINT)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    boolean endPost(long account, long post, Instant now, long by) {
        return db.sql(Scope.mine(), """
                        update access.post set ended_at = :now, ended_by = :by
                        where {scope} and post = :post and account = :account and ended_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("post", post)
                        .param("account", account)
                        .update()
                == 1;
    }

    boolean disable(long account, Instant now, long by) {
        return db.sql(Scope.mine(), """
                        update access.account set disabled_at = :now, disabled_by = :by
                        where {scope} and account = :account and disabled_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("account", account)
                        .update()
                == 1;
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
                        "update access.account set secret = :secret, secret_set_at = :now where {scope} and account = :account")
                .param("secret", secret)
                .param("now", Timestamp.from(now))
                .param("account", account)
                .update();
    }

    /** Accounts that hold a post in one of some areas. */
    List<Account> holding(List<Integer> areas, Instant now) {
        return withPosts(db.sql(Scope.mine(), ACCOUNT + """
                         where disabled_at is null and account in (
                            select p.account from {access.post} p
                            where p.area = any(:areas) and p.ended_at is null and p.starts_at <= :now
                              and (p.ends_at is null or p.ends_at > :now))
                         order by login
                        """)
                .param("areas", areas.toArray(Integer[]::new))
                .param("now", Timestamp.from(now))
                .query(AccountTable::account)
                .list());
    }

    private List<Account> withPosts(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return accounts;
        }
        Map<Long, List<Held>> posts = db
                .sql(Scope.mine(), POST + " and account = any(:accounts) order by starts_at, post")
                .param("accounts", accounts.stream().map(Account::id).toArray(Long[]::new))
                .query(AccountTable::post)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::account));
        return accounts.stream()
                .map(account -> new Account(
                        account.id(),
                        account.area(),
                        account.login(),
                        account.name(),
                        account.unit(),
                        account.hasSecret(),
                        account.disabledAt(),
                        account.createdAt(),
                        posts.getOrDefault(account.id(), List.of()).stream()
                                .map(Held::post)
                                .toList()))
                .toList();
    }

    private record Held(long account, Post post) {}

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("account"),
                row.getInt("area"),
                row.getString("login"),
                row.getString("name"),
                row.getString("unit"),
                row.getBoolean("has_secret"),
                instant(row.getTimestamp("disabled_at")),
                row.getTimestamp("created_at").toInstant(),
                List.of());
    }

    private static Held post(ResultSet row, int number) throws SQLException {
        Array sectors = row.getArray("sectors");
        long standsInFor = row.getLong("stands_in_for");
        OptionalLong whom = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(standsInFor);
        return new Held(
                row.getLong("account"),
                new Post(
                        row.getLong("post"),
                        row.getString("role"),
                        row.getInt("area"),
                        List.of((String[]) sectors.getArray()),
                        row.getTimestamp("starts_at").toInstant(),
                        instant(row.getTimestamp("ends_at")),
                        whom));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
