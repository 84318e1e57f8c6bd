package org.bihuan.access.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.Account;
import org.bihuan.access.Invited;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.access.Post;
import org.bihuan.access.Seer;
import org.bihuan.access.Wanted;
import org.bihuan.access.model.Home;
import org.bihuan.access.model.Reach;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.access.model.Sessions;
import org.bihuan.access.store.Drafts.Drafted;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door. Who asks is a parameter; what they may do is decided by {@link Drafts} and the rules that it asks. */
@Service
class Accounts implements AccessApi {
    private static final Duration LINK_LASTS = Duration.ofDays(3);
    private static final int HANDLE_BYTES = 32;
    private static final int TOKEN_BYTES = 24;
    private static final Access LOOKING_UP = Access.house("who somebody is");

    private final AccountTable accounts;
    private final SecretTable secrets;
    private final LinkTable links;
    private final Drafts drafts;
    private final RegistryApi registry;
    private final Sessions sessions;
    private final Decisions decisions;
    private final CityClock clock;
    private final RealClock realTime;
    private final Roles roles;
    private final SecureRandom random;

    Accounts(
            AccountTable accounts,
            SecretTable secrets,
            LinkTable links,
            Drafts drafts,
            RegistryApi registry,
            Sessions sessions,
            Decisions decisions,
            CityClock clock,
            RealClock realTime,
            Roles roles,
            SecureRandom random) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.links = links;
        this.drafts = drafts;
        this.registry = registry;
        this.sessions = sessions;
        this.decisions = decisions;
        this.clock = clock;
        this.realTime = realTime;
        this.roles = roles;
        this.random = random;
    }

    @Override
    public List<Account> accounts(Scope scope, Wanted wanted, String after, int limit) {
        return accounts.page(scope, wanted, after, limit);
    }

    @Override
    public Optional<Account> account(Scope scope, String login) {
        return accounts.find(scope, login);
    }

    @Override
    public List<Seer> standIns(Scope scope, String login) {
        return accounts.find(scope, login)
                .map(away -> accounts.standIns(scope, away))
                .orElse(List.of());
    }

    @Override
    public Optional<Access> enter(long account, long post) {
        Instant now = clock.instant();
        return LOOKING_UP.get(() -> accounts.find(Scope.everything(), account)
                .filter(found -> !found.disabled())
                .flatMap(found -> chosen(found.postsAt(now), post).flatMap(held -> access(found, held))));
    }

    private static Optional<Post> chosen(List<Post> posts, long post) {
        return posts.stream().min(Comparator.comparing(held -> held.id() == post ? 0 : 1));
    }

    private Optional<Access> access(Account account, Post post) {
        return roles.find(post.role())
                .map(role -> new Access(
                        new Actor(account.id(), account.login(), account.name(), account.unit(), permissions(role)),
                        drafts.reach(role, post)));
    }

    /** What a role may do, and what everybody may do about their own account, who is not a device. */
    private static Set<String> permissions(Role role) {
        return role.device()
                ? role.permissions()
                : Stream.concat(role.permissions().stream(), Stream.of(Actor.OWN))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    @Transactional
    public AccessOutcome create(Access by, NewAccount wish) {
        return switch (add(by, wish, OptionalLong.empty())) {
            case Added.Refused(String field, String reason) -> new AccessOutcome.Refused(field, reason);
            case Added.Made(long id, Home home, Role role) ->
                done(by, wish.login().strip(), Optional.of(link(id, home, role.device(), LINK_LASTS)));
        };
    }

    /** What became of an account that was to be made. */
    sealed interface Added {
        record Made(long id, Home home, Role role) implements Added {}

        record Refused(String field, String reason) implements Added {}
    }

    /** What stands against a new account, but for its name being taken. */
    Optional<Added.Refused> flaw(Access by, NewAccount wish) {
        return switch (ready(by, wish)) {
            case Drafted.Ready ready -> Optional.empty();
            case Drafted.Refused(String field, String reason) -> Optional.of(new Added.Refused(field, reason));
        };
    }

    private Drafted ready(Access by, NewAccount wish) {
        if (!wish.login().strip().matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            return new Drafted.Refused("login", "access.refusal.login");
        }
        if (wish.name().isBlank()) {
            return new Drafted.Refused("name", "access.refusal.name");
        }
        if (!wish.department().isEmpty() && drafts.department(wish.department()).isEmpty()) {
            return new Drafted.Refused("department", "access.refusal.department");
        }
        Drafted drafted = drafts.draft(by, new Drafts.Holder(0, wish.department(), List.of()), wish.post());
        if (drafted instanceof Drafted.Ready(Post post, var role, var away)) {
            Home home = home(wish, post);
            if (!by.scope().holds(home.area(), home.sector())) {
                return new Drafted.Refused("department", "access.refusal.wider");
            }
        }
        return drafted;
    }

    private Home home(NewAccount wish, Post post) {
        return new Home(wish.department().isEmpty() ? post.area() : registry.rootId(), wish.department());
    }

    /** Makes an account that nobody can enter yet. */
    Added add(Access by, NewAccount wish, OptionalLong batch) {
        return switch (ready(by, wish)) {
            case Drafted.Refused(String field, String reason) -> new Added.Refused(field, reason);
            case Drafted.Ready(Post post, Role role, OptionalLong away) -> {
                Instant now = clock.instant();
                Home home = home(wish, post);
                long giver = by.actor().account();
                Optional<Long> id = accounts.insert(new AccountTable.Fresh(
                        wish.login().strip(),
                        wish.name().strip(),
                        wish.unit().strip(),
                        home,
                        handle(),
                        now,
                        giver,
                        batch));
                if (id.isEmpty()) {
                    yield new Added.Refused("login", "access.refusal.taken");
                }
                accounts.insertPost(id.get(), home.sector(), post, away, now, giver);
                decisions.record(
                        Told.of("access.accountMade", home, wish.login().strip(), post));
                yield new Added.Made(id.get(), home, role);
            }
        };
    }

    /** What a passkey knows an account by. */
    byte[] handle() {
        byte[] handle = new byte[HANDLE_BYTES];
        random.nextBytes(handle);
        return handle;
    }

    @Override
    @Transactional
    public AccessOutcome grant(Access by, String login, NewPost wish) {
        Optional<Account> account = accounts.find(by.scope(), login);
        if (account.isEmpty()) {
            return new AccessOutcome.Refused("login", "access.refusal.unknown");
        }
        return switch (drafts.draft(by, Drafts.Holder.of(account.get()), wish)) {
            case Drafted.Refused(String field, String reason) -> new AccessOutcome.Refused(field, reason);
            case Drafted.Ready(Post post, Role role, OptionalLong away) -> {
                accounts.insertPost(
                        account.get().id(),
                        home(account.get()).sector(),
                        post,
                        away,
                        clock.instant(),
                        by.actor().account());
                decisions.record(Told.of("access.postGiven", home(account.get()), login, post));
                yield done(by, login, Optional.empty());
            }
        };
    }

    private static Home home(Account account) {
        return new Home(account.area(), account.department());
    }

    @Override
    @Transactional
    public AccessOutcome end(Access by, String login, long post) {
        return changed(
                by,
                login,
                "access.postEnded",
                account -> accounts.endPost(
                                account.id(), post, clock.instant(), by.actor().account())
                        ? Effect.DONE
                        : Effect.NONE);
    }

    @Override
    @Transactional
    public AccessOutcome endSession(Access by, String login, String key) {
        Optional<String> flaw = stands(by, accounts.find(by.scope(), login));
        if (flaw.isPresent()) {
            return new AccessOutcome.Refused("", flaw.get());
        }
        sessions.end(login, key);
        decisions.record(
                Told.of("access.sessionEnded", accounts.find(by.scope(), login).orElseThrow()));
        return done(by, login, Optional.empty());
    }

    @Override
    @Transactional
    public AccessOutcome disable(Access by, String login) {
        return changed(by, login, "access.disabled", account -> {
            links.withdraw(account.id(), realTime.instant());
            return accounts.disable(account.id(), clock.instant(), by.actor().account()) ? Effect.DONE : Effect.NONE;
        });
    }

    @Override
    @Transactional
    public AccessOutcome renew(Access by, String login) {
        return changed(
                by, login, "access.renewed", account -> account.disabled() ? Effect.NONE : Effect.link(anew(account)));
    }

    private String anew(Account account) {
        boolean device = account.posts().stream()
                .anyMatch(post -> roles.find(post.role()).map(Role::device).orElse(false));
        secrets.forget(account.id());
        links.withdraw(account.id(), realTime.instant());
        return link(account.id(), home(account), device, LINK_LASTS);
    }

    @Override
    @Transactional
    public List<Invited> invite(Access by, long batch) {
        List<Invited> invited = new ArrayList<>();
        for (Account account : accounts.page(by.scope(), Wanted.of(batch), "", Integer.MAX_VALUE)) {
            if (!account.hasSecret()
                    && !account.disabled()
                    && stands(by, Optional.of(account)).isEmpty()) {
                invited.add(new Invited(account, anew(account)));
                decisions.record(Told.of("access.invited", account));
                sessions.endAll(account.login());
            }
        }
        return invited;
    }

    /** Takes back an account that an import made: removed if nobody ever entered it, else disabled. */
    Optional<String> withdraw(Access by, String login) {
        Optional<Account> account = accounts.find(by.scope(), login);
        Optional<String> flaw = stands(by, account);
        if (flaw.isEmpty()) {
            if (secrets.removeUnused(account.orElseThrow().id())) {
                decisions.record(Told.of("access.removed", account.get()));
            } else {
                disable(by, login);
            }
        }
        return flaw;
    }

    /** What a change came to. */
    private record Effect(boolean done, Optional<String> link) {
        static final Effect DONE = new Effect(true, Optional.empty());
        static final Effect NONE = new Effect(false, Optional.empty());

        static Effect link(String path) {
            return new Effect(true, Optional.of(path));
        }
    }

    private AccessOutcome changed(Access by, String login, String act, Function<Account, Effect> change) {
        Optional<Account> account = accounts.find(by.scope(), login);
        Optional<String> flaw = stands(by, account);
        if (flaw.isPresent()) {
            return new AccessOutcome.Refused(account.isEmpty() ? "login" : "", flaw.get());
        }
        Effect effect = change.apply(account.orElseThrow());
        if (!effect.done()) {
            return new AccessOutcome.Refused("", "access.refusal.already");
        }
        sessions.endAll(login);
        decisions.record(Told.of(act, account.get()));
        return done(by, login, effect.link());
    }

    /** What stands against changing an account: nobody ends what reaches further than they do, nor themselves. */
    private Optional<String> stands(Access by, Optional<Account> account) {
        if (account.isEmpty()) {
            return Optional.of("access.refusal.unknown");
        }
        if (!by.actor().may("access.write")) {
            return Optional.of("access.refusal.mayNot");
        }
        if (by.actor().account() == account.get().id()) {
            return Optional.of("access.refusal.self");
        }
        return drafts.within(by.scope(), account.get()) ? Optional.empty() : Optional.of("access.refusal.wider");
    }

    /** @return the link's path; nobody can find it again */
    String link(long account, Home home, boolean enters, Duration lasts) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        links.add(text, account, home, enters, realTime.instant().plus(lasts));
        return "/access/link/" + text;
    }

    private AccessOutcome done(Access by, String login, Optional<String> link) {
        return new AccessOutcome.Done(accounts.find(by.scope(), login).orElseThrow(), link);
    }

    @Override
    public List<Seer> whoSees(int area, String sector, String permission) {
        Instant now = clock.instant();
        Optional<Area> place = registry.area(area, clock.today());
        List<Integer> above = place.map(found -> registry.path(found.code(), clock.today()).stream()
                        .map(Area::id)
                        .toList())
                .orElse(List.of(area));
        return LOOKING_UP.get(() -> accounts.holding(above, now)).stream()
                .flatMap(account -> account.postsAt(now).stream()
                        .filter(post -> above.contains(post.area()) && shows(post, sector, permission))
                        .map(post -> new Seer(account.login(), account.name(), account.unit(), post)))
                .sorted(Comparator.comparing(
                                (Seer seer) -> -above.indexOf(seer.post().area()))
                        .thenComparing(Seer::login))
                .toList();
    }

    private boolean shows(Post post, String sector, String permission) {
        return roles.find(post.role())
                .map(role ->
                        Reach.holds(role, post, sector) && new Actor(0, "", "", "", role.permissions()).may(permission))
                .orElse(false);
    }
}
