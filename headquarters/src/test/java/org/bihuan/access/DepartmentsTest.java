package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.registry.Department;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments are units beside the districts, stand-ins hold what another holds, and screens are nobody's. */
@HouseTest
@RolledBack
class DepartmentsTest {
    private static final Access HOUSE = Access.house("tests");

    @Autowired
    AccessApi accounts;

    @Autowired
    RegistryApi registry;

    @Autowired
    CityClock clock;

    @Test
    void everySectorHasOneDepartment() {
        List<Department> departments = registry.departments();
        assertThat(departments).hasSizeGreaterThan(10);
        assertThat(departments.stream().flatMap(each -> each.sectors().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        registry.sectors().stream().map(sector -> sector.key()).toList());
    }

    @Test
    void anAccountOfADepartmentHasItsSectorsUnlessItNamesThem() {
        Account account = made(accounts.create(HOUSE, desk("edu-1", "education", List.of())));
        assertThat(account.department()).isEqualTo("education");
        assertThat(account.area()).isEqualTo(registry.rootId());
        assertThat(account.posts().getFirst().sectors()).containsExactly("education");
        Scope scope = accounts.enter(account.id(), 0).orElseThrow().scope();
        int anywhere = registry.unit("500105", clock.today()).orElseThrow().id();
        assertThat(scope.holds(anywhere, "education")).isTrue();
        assertThat(scope.holds(anywhere, "health")).isFalse();
    }

    @Test
    void aDepartmentsAccountNeverHasTheSectorsOfAnother() {
        assertThat(refused(accounts.create(HOUSE, desk("edu-2", "education", List.of("health")))))
                .isEqualTo("access.refusal.otherDepartment");
        assertThat(refused(accounts.create(HOUSE, desk("none-2", "nowhere", List.of("health")))))
                .isEqualTo("access.refusal.department");
        accounts.create(HOUSE, desk("edu-3", "education", List.of()));
        assertThat(refused(accounts.grant(HOUSE, "edu-3", post("department", "500000", List.of("health")))))
                .isEqualTo("access.refusal.otherDepartment");
    }

    @Test
    void accountsOfADepartmentAreSeenByTheirOwnAndTheCityOnly() {
        accounts.create(HOUSE, desk("edu-4", "education", List.of()));
        Access theirs = of("department", "500000", "education");
        Access others = of("department", "500000", "transport");
        Access district = of("district-officer", "500103");
        assertThat(theirs.get(() -> accounts.account(theirs.scope(), "edu-4"))).isPresent();
        assertThat(others.get(() -> accounts.account(others.scope(), "edu-4"))).isEmpty();
        assertThat(district.get(() -> accounts.account(district.scope(), "edu-4")))
                .isEmpty();
        assertThat(refused(accounts.disable(district, "edu-4"))).isEqualTo("access.refusal.unknown");
        assertThat(accounts.accounts(
                        Scope.everything(), new Wanted("", "education", java.util.OptionalLong.empty()), "", 50))
                .extracting(Account::login)
                .contains("edu-4")
                .doesNotContain("department.500000transport");
    }

    @Test
    void aDistrictMakesNoAccountOfADepartment() {
        Access officer = of("district-officer", "500103");
        NewAccount wish = new NewAccount("edu-5", "某人", "", "education", post("investigator", "500103", List.of()));
        assertThat(refused(accounts.create(officer, wish))).isEqualTo("access.refusal.wider");
    }

    @Test
    void aStandInHoldsAPostOfWhoeverIsAwayAndNoMore() {
        Instant end = clock.instant().plus(Duration.ofDays(2));
        TestPeople.account(accounts, "district-officer", "500103");
        accounts.create(HOUSE, account("deputy-1", "street-worker", street("500103")));
        assertThat(refused(accounts.grant(HOUSE, "deputy-1", standIn("district-officer", "500105", end))))
                .as("another district")
                .isEqualTo("access.refusal.standInPost");
        assertThat(refused(accounts.grant(HOUSE, "deputy-1", standIn("district-leader", "500103", end))))
                .as("another role")
                .isEqualTo("access.refusal.standInPost");
        assertThat(refused(
                        accounts.grant(HOUSE, "district-officer.500103", standIn("district-officer", "500103", end))))
                .isEqualTo("access.refusal.standInSelf");

        Account deputy = made(accounts.grant(HOUSE, "deputy-1", standIn("district-officer", "500103", end)));

        assertThat(deputy.posts()).extracting(Post::standsInFor).containsExactly("", "district-officer.500103");
        assertThat(accounts.standIns(Scope.everything(), "district-officer.500103"))
                .extracting(Seer::login)
                .containsExactly("deputy-1");
        Access other = of("district-officer", "500105");
        assertThat(other.get(() -> accounts.standIns(other.scope(), "district-officer.500103")))
                .as("out of scope")
                .isEmpty();
        Post held = deputy.posts().getLast();
        assertThat(held.holdsAt(end.minusSeconds(1))).isTrue();
        assertThat(held.holdsAt(end)).isFalse();
    }

    @Test
    void aScreensAccountOnlyLooksAndIsNoPersons() {
        AccessOutcome.Done wall = (AccessOutcome.Done) accounts.create(HOUSE, account("wall-1", "wall", "500000"));
        Actor screen = accounts.enter(wall.account().id(), 0).orElseThrow().actor();
        assertThat(screen.may("control.read")).isTrue();
        assertThat(screen.may(Actor.OWN)).as("not even its own password").isFalse();
        assertThat(screen.may("people.read")).isFalse();
        assertThat(refused(accounts.grant(HOUSE, "wall-1", post("city-duty", "500000", List.of()))))
                .isEqualTo("access.refusal.device");
        assertThat(refused(accounts.grant(
                        HOUSE,
                        TestPeople.account(accounts, "city-duty", "500000").login(),
                        post("wall", "500000", List.of()))))
                .isEqualTo("access.refusal.device");
    }

    private Access of(String role, String area, String... sectors) {
        Account account = TestPeople.account(accounts, role, area, sectors);
        return accounts.enter(account.id(), 0).orElseThrow();
    }

    private String street(String unit) {
        return registry.children(unit, clock.today()).getFirst().code();
    }

    private static NewAccount desk(String login, String department, List<String> sectors) {
        return new NewAccount(login, "值班席", "", department, post("department", "500000", sectors));
    }

    private static NewAccount account(String login, String role, String area) {
        return new NewAccount(login, "某人", "", post(role, area, List.of()));
    }

    private static NewPost post(String role, String area, List<String> sectors) {
        return new NewPost(role, area, sectors, Optional.empty(), Optional.empty(), "");
    }

    private static NewPost standIn(String role, String area, Instant end) {
        return new NewPost(role, area, List.of(), Optional.empty(), Optional.of(end), "district-officer.500103");
    }

    private static Account made(AccessOutcome outcome) {
        assertThat(outcome).isInstanceOf(AccessOutcome.Done.class);
        return ((AccessOutcome.Done) outcome).account();
    }

    /** Why it was refused; empty if it was not. */
    private static String refused(AccessOutcome outcome) {
        return outcome instanceof AccessOutcome.Refused(String field, String reason) ? reason : "";
    }
}
