package org.bihuan.access.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.access.Account;
import org.bihuan.access.model.Secret;
import org.bihuan.access.model.Sessions;
import org.bihuan.access.model.SignIns;
import org.bihuan.access.model.Throttle;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passwords and links. Works as the house, for nobody is signed in yet; throttles by real time, whatever the city's clock
 * shows.
 */
@Service
class PasswordSignIns implements SignIns {
    private static final Access AT_THE_DOOR = Access.house("somebody signs in");

    private final AccountTable accounts;
    private final SecretTable secrets;
    private final LinkTable links;
    private final AttemptTable attempts;
    private final Sessions sessions;
    private final PasswordEncoder encoder;
    private final RealClock clock;
    private final Rows db;
    private final Decisions decisions;
    private final TransactionTemplate transaction;
    /** Compared with where there is no account, so that the time tells nothing. */
    private final String nobodys;

    PasswordSignIns(
            AccountTable accounts,
            SecretTable secrets,
            LinkTable links,
            AttemptTable attempts,
            Sessions sessions,
            PasswordEncoder encoder,
            RealClock clock,
            Rows db,
            Decisions decisions,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.links = links;
        this.attempts = attempts;
        this.sessions = sessions;
        this.encoder = encoder;
        this.clock = clock;
        this.db = db;
        this.decisions = decisions;
        this.transaction = new TransactionTemplate(transactions);
        this.nobodys = String.valueOf(encoder.encode("nobody's password"));
    }

    @Override
    public Result password(String typed, String password, String address, String device) {
        String login = typed.strip().toLowerCase(Locale.ROOT);
        return AT_THE_DOOR.get(() -> {
            Instant now = clock.instant();
            boolean known = !device.isEmpty() && knows(login, device);
            String account = known ? "device " + login + " " + hex(device) : "account " + login;
            Throttle.By by = known ? Throttle.By.DEVICE : Throttle.By.ACCOUNT;
            Duration wait = Throttle.wait(by, attempts.failures(account, now), now);
            Duration perAddress = Throttle.wait(Throttle.By.ADDRESS, attempts.failures("address " + address, now), now);
            Duration longer = wait.compareTo(perAddress) > 0 ? wait : perAddress;
            if (!longer.isZero()) {
                return new Result.Wait(longer);
            }
            Optional<SecretTable.Kept> kept = secrets.secret(login);
            boolean right =
                    encoder.matches(password, kept.map(SecretTable.Kept::secret).orElse(nobodys));
            if (kept.isEmpty() || !right) {
                attempts.failed(account, now);
                attempts.failed("address " + address, now);
                return new Result.Wrong();
            }
            attempts.succeeded(account);
            return new Result.Entered(kept.get().account(), login);
        });
    }

    @Override
    public Optional<Link> link(String token) {
        return AT_THE_DOOR.get(() -> links.find(token, clock.instant())
                .flatMap(found -> accounts.find(Scope.everything(), found.account())
                        .map(account -> new Link(account.id(), account.login(), account.name(), found.enters()))));
    }

    @Override
    public Result enter(String token) {
        return AT_THE_DOOR.get(() -> links.find(token, clock.instant())
                .filter(LinkTable.Link::enters)
                .filter(link -> links.use(token, clock.instant()))
                .<Result>map(link -> new Result.Entered(link.account(), link.login()))
                .orElseGet(Result.Wrong::new));
    }

    @Override
    public Optional<String> choose(String token, String password) {
        return AT_THE_DOOR.get(() -> {
            Optional<LinkTable.Link> link = links.find(token, clock.instant()).filter(found -> !found.enters());
            if (link.isEmpty()) {
                return Optional.of("access.link.gone");
            }
            Account account =
                    accounts.find(Scope.everything(), link.get().account()).orElseThrow();
            Optional<String> flaw = Secret.flaw(password, account.login(), account.name());
            if (flaw.isPresent()) {
                return flaw;
            }
            if (!links.use(token, clock.instant())) {
                return Optional.of("access.link.gone");
            }
            set(AT_THE_DOOR, account, password);
            return Optional.empty();
        });
    }

    @Override
    public Optional<String> change(String login, String old, String password) {
        Access by = Access.current().orElse(AT_THE_DOOR);
        return AT_THE_DOOR.get(() -> {
            Optional<SecretTable.Kept> kept = secrets.secret(login);
            if (kept.isPresent() && !encoder.matches(old, kept.get().secret())) {
                return Optional.of("access.secret.wrong");
            }
            Account account = accounts.find(Scope.everything(), login).orElseThrow();
            Optional<String> flaw = Secret.flaw(password, account.login(), account.name());
            if (flaw.isEmpty()) {
                set(by, account, password);
            }
            return flaw;
        });
    }

    private void set(Access by, Account account, String password) {
        transaction.executeWithoutResult(status -> {
            secrets.setSecret(account.id(), String.valueOf(encoder.encode(password)), clock.instant());
            links.withdraw(account.id(), clock.instant());
            by.run(() -> decisions.record(Told.of("access.passwordSet", account)));
        });
        sessions.endAll(account.login());
    }

    @Override
    public void remember(long account, String device) {
        AT_THE_DOOR.get(() -> db.sql(Scope.mine(), """
                        insert into access.device as d (area, account, digest, seen_at)
                        values ({area 0, 'general'}, :account, :digest, :now)
                        on conflict (account, digest) do update set seen_at = excluded.seen_at where {scope:d}
                        """)
                .param("account", account)
                .param("digest", digest(device))
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    private boolean knows(String login, String device) {
        return db.sql(Scope.mine(), """
                        select exists (select from {access.device} d join {access.account} a on a.account = d.account
                            where a.login = :login and d.digest = :digest)
                        """)
                .param("login", login)
                .param("digest", digest(device))
                .query(Boolean.class)
                .single();
    }

    private static String hex(String device) {
        return HexFormat.of().formatHex(digest(device));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
