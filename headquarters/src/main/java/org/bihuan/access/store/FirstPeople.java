package org.bihuan.access.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bihuan.access.Account;
import org.bihuan.access.Invitations;
import org.bihuan.access.Post;
import org.bihuan.access.model.Home;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.registry.Area;
import org.bihuan.registry.Department;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Scope;
import org.bihuan.shell.setup.HandOver;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites the first people of a city. */
@Service
class FirstPeople implements Invitations, HandOver {
    private static final String ADMINISTRATOR = "administrator";
    private static final Duration A_DEMO_LASTS = Duration.ofDays(7);
    private static final Duration FIRST_LINK_LASTS = Duration.ofDays(3);

    private final AccountTable accounts;
    private final Accounts door;
    private final RegistryApi registry;
    private final Roles roles;
    private final Decisions decisions;
    private final CityClock clock;

    FirstPeople(
            AccountTable accounts,
            Accounts door,
            RegistryApi registry,
            Roles roles,
            Decisions decisions,
            CityClock clock) {
        this.accounts = accounts;
        this.door = door;
        this.registry = registry;
        this.roles = roles;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Invitation> firstAdministrator() {
        Role role = roles.find(ADMINISTRATOR).orElseThrow();
        Optional<Account> known = accounts.find(Scope.everything(), ADMINISTRATOR);
        if (known.map(Account::hasSecret).orElse(false) || known.isEmpty() && accounts.any(role.key())) {
            return List.of();
        }
        long id = known.map(Account::id).orElseGet(() -> add(role, ADMINISTRATOR, city()));
        invited(ADMINISTRATOR, city());
        return List.of(new Invitation(role.key(), ADMINISTRATOR, door.link(id, city(), false, FIRST_LINK_LASTS)));
    }

    @Override
    @Transactional
    public List<Invitation> onePerRole() {
        List<Invitation> invitations = new ArrayList<>();
        for (Role role : roles.all()) {
            Home home = home(role);
            String login = "demo-" + role.key();
            long id = accounts.find(Scope.everything(), login).map(Account::id).orElseGet(() -> add(role, login, home));
            invited(login, home);
            invitations.add(new Invitation(role.key(), login, door.link(id, home, true, A_DEMO_LASTS)));
        }
        return invitations;
    }

    @Override
    @Transactional
    public String path() {
        return firstAdministrator().stream().map(Invitation::path).findFirst().orElse("/sign-in");
    }

    private void invited(String login, Home home) {
        decisions.record(Told.of("access.invited", home, login));
    }

    private long add(Role role, String login, Home home) {
        Instant now = clock.instant();
        long id = accounts.insert(new AccountTable.Fresh(
                        login, role.zh() + " · " + role.en(), "", home, door.handle(), now, 0, OptionalLong.empty()))
                .orElseThrow();
        List<String> sectors = !role.chosen()
                ? List.of()
                : departments(home).map(Department::sectors).findFirst().orElseGet(() -> lastSector());
        Post post = new Post(0, role.key(), home.area(), sectors, now, Optional.empty(), "");
        accounts.insertPost(id, home.sector(), post, OptionalLong.empty(), now, 0);
        decisions.record(Told.of("access.accountMade", home, login, post));
        return id;
    }

    private List<String> lastSector() {
        return List.of(registry.sectors().getLast().key());
    }

    private Stream<Department> departments(Home home) {
        return registry.departments().stream()
                .filter(department -> department.key().equals(home.department()));
    }

    /** A role of the city that names its sectors is a department's. */
    private Home home(Role role) {
        boolean department = role.chosen() && role.where() == Role.Where.CITY;
        return new Home(
                area(role.where()),
                department ? registry.departments().getLast().key() : "");
    }

    private Home city() {
        return new Home(registry.rootId(), "");
    }

    /** The city, its first unit, or that unit's first street. */
    private int area(Role.Where where) {
        Optional<Unit> unit = registry.units(clock.today()).stream().findFirst();
        if (where == Role.Where.CITY || unit.isEmpty()) {
            return registry.rootId();
        }
        if (where == Role.Where.UNIT) {
            return unit.get().id();
        }
        return registry.children(unit.get().code(), clock.today()).stream()
                .findFirst()
                .map(Area::id)
                .orElse(unit.get().id());
    }
}
