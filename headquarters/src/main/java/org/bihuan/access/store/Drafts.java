package org.bihuan.access.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.access.Account;
import org.bihuan.access.NewPost;
import org.bihuan.access.Post;
import org.bihuan.access.model.Granting;
import org.bihuan.access.model.Reach;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.registry.Area;
import org.bihuan.registry.Department;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Component;

/** Turns a wish for a post into one that may be given, or says why it may not; for the form and for lists by file alike. */
@Component
class Drafts {
    private final AccountTable accounts;
    private final RegistryApi registry;
    private final Roles roles;
    private final CityClock clock;

    Drafts(AccountTable accounts, RegistryApi registry, Roles roles, CityClock clock) {
        this.accounts = accounts;
        this.registry = registry;
        this.roles = roles;
        this.clock = clock;
    }

    sealed interface Drafted {
        /** @param standsInFor account of whoever is away */
        record Ready(Post post, Role role, OptionalLong standsInFor) implements Drafted {}

        /** @param field of the wish, empty for the whole; @param reason words key */
        record Refused(String field, String reason) implements Drafted {}
    }

    /**
     * Who is to hold the post.
     *
     * @param account its number, 0 if it is made now
     * @param department key, empty if it belongs to an area's unit
     * @param posts that it holds now or later
     */
    record Holder(long account, String department, List<Post> posts) {
        static Holder of(Account account) {
            return new Holder(account.id(), account.department(), account.posts());
        }
    }

    Scope reach(Role role, Post post) {
        return Reach.of(role, post, post.area() == registry.rootId(), registry.below(post.area(), clock.today()));
    }

    /** True if nothing that the account holds reaches further than a scope. */
    boolean within(Scope scope, Account account) {
        return account.posts().stream()
                .allMatch(post -> roles.find(post.role())
                        .map(role -> scope.covers(reach(role, post)))
                        .orElse(true));
    }

    Optional<Department> department(String key) {
        return registry.departments().stream()
                .filter(department -> department.key().equals(key))
                .findFirst();
    }

    Drafted draft(Access by, Holder to, NewPost wish) {
        Instant now = clock.instant();
        Optional<Role> role = roles.find(wish.role());
        Optional<Area> area = registry.area(wish.area().strip(), clock.today());
        if (role.isEmpty()) {
            return new Drafted.Refused("role", "access.refusal.role");
        }
        if (area.isEmpty()) {
            return new Drafted.Refused("area", "access.refusal.area");
        }
        Instant from = wish.from().orElse(now);
        if (wish.until().isPresent()
                && (!wish.until().get().isAfter(from) || !wish.until().get().isAfter(now))) {
            return new Drafted.Refused("until", "access.refusal.until");
        }
        if (to.posts().stream()
                .anyMatch(held -> device(held.role()) != role.get().device())) {
            return new Drafted.Refused("role", "access.refusal.device");
        }
        List<String> sectors = sectors(role.get(), to, wish.sectors());
        Optional<String> flaw = sectorFlaw(role.get(), to, sectors);
        if (flaw.isPresent()) {
            return new Drafted.Refused("sectors", flaw.get());
        }
        Post post = new Post(
                0,
                role.get().key(),
                area.get().id(),
                sectors,
                from,
                wish.until(),
                wish.standsInFor().strip());
        Optional<String> wide = Granting.flaw(by, to.account(), role.get(), where(area.get()), reach(role.get(), post));
        if (wide.isPresent()) {
            boolean place = wide.get().endsWith("where") || wide.get().endsWith("wider");
            return new Drafted.Refused(place ? "area" : "role", wide.get());
        }
        return post.standsInFor().isEmpty()
                ? new Drafted.Ready(post, role.get(), OptionalLong.empty())
                : standIn(by, to, role.get(), post);
    }

    private boolean device(String role) {
        return roles.find(role).map(Role::device).orElse(false);
    }

    /** A department's account has its department's sectors unless it names some of them. */
    private List<String> sectors(Role role, Holder to, List<String> named) {
        return named.isEmpty() && role.chosen()
                ? department(to.department()).map(Department::sectors).orElse(named)
                : named;
    }

    private Optional<String> sectorFlaw(Role role, Holder to, List<String> sectors) {
        if (!sectors.stream()
                .allMatch(sector -> registry.sectors().stream()
                        .anyMatch(known -> known.key().equals(sector)))) {
            return Optional.of("access.refusal.sector");
        }
        if (role.chosen() && sectors.isEmpty()) {
            return Optional.of("access.refusal.chooseSector");
        }
        Optional<Department> department = department(to.department());
        return role.chosen()
                        && department.isPresent()
                        && !department.get().sectors().containsAll(sectors)
                ? Optional.of("access.refusal.otherDepartment")
                : Optional.empty();
    }

    /** A stand-in holds a post of whoever is away, for a time, and no more of it. */
    private Drafted standIn(Access by, Holder to, Role role, Post post) {
        Optional<Account> away = accounts.find(by.scope(), post.standsInFor());
        if (away.isEmpty()) {
            return new Drafted.Refused("standsInFor", "access.refusal.unknown");
        }
        if (away.get().id() == to.account()) {
            return new Drafted.Refused("standsInFor", "access.refusal.standInSelf");
        }
        if (post.until().isEmpty()) {
            return new Drafted.Refused("until", "access.refusal.standInUntil");
        }
        boolean holds = away.get().posts().stream()
                .anyMatch(held ->
                        held.role().equals(role.key()) && reach(role, held).covers(reach(role, post)));
        return holds
                ? new Drafted.Ready(post, role, OptionalLong.of(away.get().id()))
                : new Drafted.Refused("standsInFor", "access.refusal.standInPost");
    }

    private Role.Where where(Area area) {
        if (area.id() == registry.rootId()) {
            return Role.Where.CITY;
        }
        if (registry.unit(area.code(), clock.today()).isPresent()) {
            return Role.Where.UNIT;
        }
        return switch (area.kind()) {
            case STREET, TOWN, TOWNSHIP -> Role.Where.STREET;
            default -> Role.Where.SITE;
        };
    }
}
