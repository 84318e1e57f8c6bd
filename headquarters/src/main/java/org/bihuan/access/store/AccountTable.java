package org.bihuan.access.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.access.Account;
import org.bihuan.access.Post;
import org.bihuan.access.Seer;
import org.bihuan.access.Wanted;
import org.bihuan.access.model.Home;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Accounts and their posts. */
@Repository
class AccountTable {
    private static final String ACCOUNT = """
            select account, area, login, name, unit, department, secret is not null as has_secret, disabled_at,
                created_at
            from {access.account}
            """;
    private static final String POST = """
            select post, account, role, area, sectors, starts_at, ends_at, coalesce((
                select login from {access.account} away where away.account = stands_in_for), '') as stands_in_for
            from {access.post}
            where ended_at is null and (ends_at is null or ends_at > :now)
            """;

    private final Rows db;
    private final CityClock clock;

    AccountTable(Rows db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Account> page(Scope scope, Wanted wanted, String after, int limit) {
        List<Account> accounts = db.sql(scope, ACCOUNT + """
                         where (:text = '' or strpos(login, lower(:text)) > 0 or strpos(name, :text) > 0
                              or strpos(unit, :text) > 0)
                         and (:department = '' or department = :department)
                         and (cast(:batch as bigint) is null or batch = :batch)
                         and login > :after order by login limit :limit
                        """)
                .param("text", wanted.text().strip())
                .param("department", wanted.department())
                .param("batch", wanted.batch().isPresent() ? wanted.batch().getAsLong() : null, Types.BIGINT)
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

    /** Those of some logins that are taken, by whomever. */
    Set<String> taken(Collection<String> logins) {
        return Set.copyOf(db.sql(Scope.mine(), "select login from {access.account} where login = any(:logins)")
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * An account to be made.
     *
     * @param by account, 0 the house
     * @param batch import that makes it
     */
    record Fresh(
            String login,
            String name,
            String unit,
            Home home,
            byte[] handle,
            Instant at,
            long by,
            OptionalLong batch) {}

    /** Empty if the login is taken, by whomever. */
    Optional<Long> insert(Fresh fresh) {
        return db.sql(Scope.mine(), """
                        insert into access.account (area, sector, login, name, unit, department, handle, created_at,
                            created_by, batch)
                        values ({area :area, :sector}, :sector, :login, :name, :unit, :department, :handle, :now, :by,
                            :batch)
                        on conflict do nothing returning account
                        """)
                .param("area", fresh.home().area())
                .param("sector", fresh.home().sector())
                .param("login", fresh.login())
                .param("name", fresh.name())
                .param("unit", fresh.unit())
                .param("department", fresh.home().department())
                .param("handle", fresh.handle())
                .param("now", Timestamp.from(fresh.at()))
                .param("by", fresh.by())
                .param("batch", fresh.batch().isPresent() ? fresh.batch().getAsLong() : null, Types.BIGINT)
                .query(Long.class)
                .optional();
    }

    /** @param sector of the account that holds it */
    void insertPost(long account, String sector, Post post, OptionalLong standsInFor, Instant now, long by) {
        db.sql(Scope.mine(), """
                        insert into access.post (account, area, sector, role, sectors, starts_at, ends_at, stands_in_for,
                            granted_at, granted_by)
                        values (:account, {area :area, :sector}, :sector, :role, :sectors, :from, :until, :for, :now, :by)
                        """)
                .param("account", account)
                .param("area", post.area())
                .param("sector", sector)
                .param("role", post.role())
                .param("sectors", post.sectors().toArray(String[]::new))
                .param("from", Timestamp.from(post.from()))
                .param("until", post.until().map(Timestamp::from).orElse(null))
                .param("for", standsInFor.isPresent() ? standsInFor.getAsLong() : null, Types.BIGINT)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
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

    /** Posts of others who stand in for an account. */
    List<Seer> standIns(Scope scope, Account away) {
        return withPosts(db.sql(scope, ACCOUNT + """
                         where account in (select p.account from {access.post} p where p.stands_in_for = :away)
                         order by login
                        """)
                        .param("away", away.id())
                        .query(AccountTable::account)
                        .list())
                .stream()
                .flatMap(held -> held.posts().stream()
                        .filter(post -> post.standsInFor().equals(away.login()))
                        .map(post -> new Seer(held.login(), held.name(), held.unit(), post)))
                .toList();
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
                .param("now", Timestamp.from(clock.instant()))
                .query(AccountTable::post)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::account));
        return accounts.stream()
                .map(account -> account.holding(posts.getOrDefault(account.id(), List.of()).stream()
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
                row.getString("department"),
                row.getBoolean("has_secret"),
                instant(row.getTimestamp("disabled_at")),
                row.getTimestamp("created_at").toInstant(),
                List.of());
    }

    private static Held post(ResultSet row, int number) throws SQLException {
        Array sectors = row.getArray("sectors");
        return new Held(
                row.getLong("account"),
                new Post(
                        row.getLong("post"),
                        row.getString("role"),
                        row.getInt("area"),
                        List.of((String[]) sectors.getArray()),
                        row.getTimestamp("starts_at").toInstant(),
                        instant(row.getTimestamp("ends_at")),
                        row.getString("stands_in_for")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
