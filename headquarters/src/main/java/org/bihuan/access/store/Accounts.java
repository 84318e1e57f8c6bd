package org.bihuan.access.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.Account;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.access.Post;
import org.bihuan.access.Seer;
import org.bihuan.access.model.Granting;
import org.bihuan.access.model.Reach;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.access.model.Sessions;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door. Who asks is a parameter; what they may do is decided by {@link Granting}. */
@Service
class Accounts implements AccessApi {
    private static final Duration LINK_LASTS = Duration.ofDays(3);
    private static final Access LOOKING_UP = Access.house("who somebody is");

    private final AccountTable accounts;
    private final LinkTable links;
    private final RegistryApi registry;
    private final Sessions sessions;
    private final CityClock clock;
    private final RealClock realTime;
    private final Roles roles;
    private final SecureRandom random;

    Accounts(
            AccountTable accounts,
            LinkTable links,
            RegistryApi registry,
            Sessions sessions,
            CityClock clock,
            RealClock realTime,
            Roles roles,
            SecureRandom random) {
        this.accounts = accounts;
        this.links = links;
        this.registry = registry;
        this.sessions = sessions;
        this.clock = clock;
        this.realTime = realTime;
        this.roles = roles;
        this.random = random;
    }

    @Override
    public List<Account> accounts(Scope scope, String text, String after, int limit) {
        return accounts.page(scope, text, after, limit);
    }

    @Override
    public Optional<Account> account(Scope scope, String login) {
        return accounts.find(scope, login);
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
                        new Actor(account.id(), account.login(), account.name(), account.unit(), role.permissions()),
                        reach(role, post)));
    }

    private Scope reach(Role role, Post post) {
        return Reach.of(role, post, post.area() == registry.rootId(), registry.below(post.area(), clock.today()));
    }

    @Override
    @Transactional
    public AccessOutcome create(Access by, NewAccount wish) {
        String login = wish.login().strip();
        if (!login.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            return new AccessOutcome.Refused("login", "access.refusal.login");
        }
        if (wish.name().isBlank()) {
            return new AccessOutcome.Refused("name", "access.refusal.name");
        }
        return switch (draft(by, 0, wish.post())) {
            case Drafted.Refused(String field, String reason) -> new AccessOutcome.Refused(field, reason);
            case Drafted.Ready(Post post) -> {
                Instant now = clock.instant();
                byte[] handle = new byte[32];
                random.nextBytes(handle);
                Optional<Long> id = accounts.insert(
                        login,
                        wish.name().strip(),
                        wish.unit().strip(),
                        post.area(),
                        handle,
                        now,
                        by.actor().account());
                if (id.isEmpty()) {
                    yield new AccessOutcome.Refused("login", "access.refusal.taken");
                }
                insert(by, id.get(), post, now);
                yield done(by, login, Optional.of(link(id.get(), post.area(), false, LINK_LASTS)));
            }
        };
    }

    @Override
    @Transactional
    public AccessOutcome grant(Access by, String login, NewPost wish) {
        Optional<Account> account = accounts.find(by.scope(), login);
        if (account.isEmpty()) {
            return new AccessOutcome.Refused("login", "access.refusal.unknown");
        }
        return switch (draft(by, account.get().id(), wish)) {
            case Drafted.Refused(String field, String reason) -> new AccessOutcome.Refused(field, reason);
            case Drafted.Ready(Post post) -> {
                insert(by, account.get().id(), post, clock.instant());
                yield done(by, login, Optional.empty());
            }
        };
    }

    private void insert(Access by, long account, Post post, Instant now) {
        accounts.insertPost(
                account,
                post.role(),
                post.area(),
                post.sectors(),
                post.from(),
                post.until(),
                post.standsInFor(),
                now,
                by.actor().account());
    }

    private sealed interface Drafted {
        record Ready(Post post) implements Drafted {}

        record Refused(String field, String reason) implements Drafted {}
    }

    private Drafted draft(Access by, long account, NewPost wish) {
        Instant now = clock.instant();
        Optional<Role> role = roles.find(wish.role());
        Optional<Area> area = registry.area(wish.area().strip(), clock.today());
        if (role.isEmpty()) {
            return new Drafted.Refused("role", "access.refusal.role");
        }
        if (area.isEmpty()) {
            return new Drafted.Refused("area", "access.refusal.area");
        }
        if (wish.sectors().stream()
                .anyMatch(sector -> registry.sectors().stream()
                        .noneMatch(known -> known.key().equals(sector)))) {
            return new Drafted.Refused("sectors", "access.refusal.sector");
        }
        if (role.get().chosen() && wish.sectors().isEmpty()) {
            return new Drafted.Refused("sectors", "access.refusal.chooseSector");
        }
        Instant from = wish.from().orElse(now);
        if (wish.until().isPresent()
                && (!wish.until().get().isAfter(from) || !wish.until().get().isAfter(now))) {
            return new Drafted.Refused("until", "access.refusal.until");
        }
        OptionalLong standsInFor = OptionalLong.empty();
        if (!wish.standsInFor().isBlank()) {
            Optional<Account> away =
                    accounts.find(by.scope(), wish.standsInFor().strip());
            if (away.isEmpty()) {
                return new Drafted.Refused("standsInFor", "access.refusal.unknown");
            }
            if (wish.until().isEmpty()) {
                return new Drafted.Refused("until", "access.refusal.standInUntil");
            }
            standsInFor = OptionalLong.of(away.get().id());
        }
        Post post = new Post(0, role.get().key(), area.get().id(), wish.sectors(), from, wish.until(), standsInFor);
        return Granting.flaw(by, account, role.get(), where(area.get()), reach(role.get(), post))
                .<Drafted>map(reason -> new Drafted.Refused(
                        reason.endsWith("where") || reason.endsWith("wider") ? "area" : "role", reason))
                .orElseGet(() -> new Drafted.Ready(post));
    }

    private Role.Where where(Area area) {
        if (area.id() == registry.rootId()) {
            return Role.Where.CITY;
        }
        return switch (area.kind()) {
            case AreaKind kind when registry.unit(area.code(), clock.today()).isPresent() -> Role.Where.UNIT;
            case STREET, TOWN, TOWNSHIP -> Role.Where.STREET;
            default -> Role.Where.SITE;
        };
    }

    @Override
    @Transactional
    public AccessOutcome end(Access by, String login, long post) {
        return changed(
                by,
                login,
                account -> accounts.endPost(
                                account.id(), post, clock.instant(), by.actor().account())
                        ? Effect.DONE
                        : Effect.NONE);
    }

    @Override
    @Transactional
    public AccessOutcome disable(Access by, String login) {
        return changed(by, login, account -> {
            links.withdraw(account.id(), realTime.instant());
            return accounts.disable(account.id(), clock.instant(), by.actor().account()) ? Effect.DONE : Effect.NONE;
        });
    }

    @Override
    @Transactional
    public AccessOutcome renew(Access by, String login) {
        return changed(by, login, account -> {
            links.withdraw(account.id(), realTime.instant());
            return new Effect(true, Optional.of(link(account.id(), account.area(), false, LINK_LASTS)));
        });
    }

    /** What a change came to. */
    private record Effect(boolean done, Optional<String> link) {
        static final Effect DONE = new Effect(true, Optional.empty());
        static final Effect NONE = new Effect(false, Optional.empty());
    }

    /** Only whose account lies within one's scope, whole: nobody ends what reaches further than they do. */
    private AccessOutcome changed(Access by, String login, Function<Account, Effect> change) {
        Optional<Account> account = accounts.find(by.scope(), login);
        if (account.isEmpty()) {
            return new AccessOutcome.Refused("login", "access.refusal.unknown");
        }
        if (!by.actor().may("access.write")) {
            return new AccessOutcome.Refused("", "access.refusal.mayNot");
        }
        if (by.actor().account() == account.get().id()) {
            return new AccessOutcome.Refused("", "access.refusal.self");
        }
        if (!account.get().posts().stream()
                .allMatch(post -> roles.find(post.role())
                        .map(role -> by.scope().covers(reach(role, post)))
                        .orElse(true))) {
            return new AccessOutcome.Refused("", "access.refusal.wider");
        }
        Effect effect = change.apply(account.get());
        if (!effect.done()) {
            return new AccessOutcome.Refused("", "access.refusal.already");
        }
        sessions.endAll(login);
        return done(by, login, effect.link());
    }

    /** @return the link's path; nobody can find it again */
    String link(long account, int area, boolean enters, Duration lasts) {
        byte[] token = new byte[24];
        random.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        links.add(text, account, area, enters, realTime.instant().plus(lasts));
        return "/access/link/" + text;
    }

    private AccessOutcome done(Access by, String login, Optional<String> link) {
        return new AccessOutcome.Done(accounts.find(by.scope(), login).orElseThrow(), link);
    }

    @Override
    public List<Seer> whoSees(int area, String sector) {
        Instant now = clock.instant();
        Optional<Area> place = registry.area(area, clock.today());
        List<Integer> above = place.map(found -> registry.path(found.code(), clock.today()).stream()
                        .map(Area::id)
                        .toList())
                .orElse(List.of(area));
        return accounts.holding(above, now).stream()
                .flatMap(account -> account.postsAt(now).stream()
                        .filter(post -> roles.find(post.role())
                                .map(role -> reach(role, post).holds(area, sector))
                                .orElse(false))
                        .map(post -> new Seer(account.login(), account.name(), account.unit(), post)))
                .sorted(Comparator.comparing(
                                (Seer seer) -> -above.indexOf(seer.post().area()))
                        .thenComparing(Seer::login))
                .toList();
    }
}
