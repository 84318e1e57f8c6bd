package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may give what to whom: never wider than one's own, never to oneself. */
@HouseTest
class AccountsTest {
    @Autowired
    AccessApi accounts;

    @Autowired
    RegistryApi registry;

    @Autowired
    CityClock clock;

    @Test
    void aDistrictMakesAccountsForItsStreetsAndForNobodyElses() {
        Access officer = of("district-officer", "500103");
        String street = street("500103");
        String elsewhere = street("500105");
        assertThat(accounts.create(officer, wish("yuzhong-1", "street-worker", street)))
                .isInstanceOf(AccessOutcome.Done.class);
        assertThat(refused(accounts.create(officer, wish("jiangbei-1", "street-worker", elsewhere))))
                .isEqualTo("access.refusal.wider");
        assertThat(refused(accounts.create(officer, wish("city-1", "city-duty", "500000"))))
                .isEqualTo("access.refusal.wider");
        assertThat(refused(accounts.create(officer, wish("admin-1", "administrator", "500000"))))
                .isEqualTo("access.refusal.wider");
        assertThat(refused(accounts.create(officer, wish("inv-1", "investigator", "500103"))))
                .as("an investigator may write into detect, as the officer may; city duty's signing is more")
                .isEmpty();
    }

    @Test
    void whoeverMayNotAdministerMakesNoAccount() {
        Access worker = of("street-worker", street("500103"));
        assertThat(refused(accounts.create(worker, wish("friend", "street-worker", street("500103")))))
                .isEqualTo("access.refusal.mayNot");
    }

    @Test
    void nobodyGivesThemselvesAPost() {
        Access officer = of("district-officer", "500103");
        assertThat(refused(accounts.grant(officer, officer.actor().login(), post("investigator", "500103"))))
                .isEqualTo("access.refusal.self");
        assertThat(refused(accounts.disable(officer, officer.actor().login()))).isEqualTo("access.refusal.self");
    }

    @Test
    void accountsOfOthersAreNotEvenThere() {
        TestPeople.account(accounts, "district-officer", "500105");
        Access officer = of("district-officer", "500103");
        assertThat(accounts.account(officer.scope(), "district-officer.500105")).isEmpty();
        assertThat(refused(accounts.disable(officer, "district-officer.500105")))
                .isEqualTo("access.refusal.unknown");
        assertThat(accounts.accounts(officer.scope(), Wanted.any(), "", 500))
                .isNotEmpty()
                .allMatch(account -> officer.scope().holdsArea(account.area()));
    }

    @Test
    void adistrictDoesNotEndWhatReachesFurtherThanItself() {
        Account both = TestPeople.account(accounts, "district-leader", "500103");
        accounts.grant(Access.house("tests"), both.login(), post("city-leader", "500000"));
        Access officer = of("district-officer", "500103");
        assertThat(refused(accounts.disable(officer, both.login()))).isEqualTo("access.refusal.wider");
    }

    @Test
    void aPostHoldsFromItsBeginningToItsEndAndAStandInNeedsAnEnd() {
        Access house = Access.house("tests");
        Instant now = clock.instant();
        Account away = TestPeople.account(accounts, "city-leader", "500000");
        assertThat(refused(accounts.create(
                        house,
                        new NewAccount(
                                "deputy",
                                "副",
                                "",
                                new NewPost(
                                        "city-leader",
                                        "500000",
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        away.login())))))
                .isEqualTo("access.refusal.standInUntil");
        AccessOutcome.Done later = (AccessOutcome.Done) accounts.create(
                house,
                new NewAccount(
                        "tomorrow",
                        "明日值班",
                        "",
                        new NewPost(
                                "city-duty",
                                "500000",
                                List.of(),
                                Optional.of(now.plus(Duration.ofDays(1))),
                                Optional.of(now.plus(Duration.ofDays(2))),
                                "")));
        assertThat(accounts.enter(later.account().id(), 0)).as("not yet").isEmpty();
        assertThat(later.account().posts().getFirst().holdsAt(now.plus(Duration.ofHours(25))))
                .isTrue();
        assertThat(later.account().posts().getFirst().holdsAt(now.plus(Duration.ofHours(49))))
                .isFalse();
    }

    @Test
    void aDepartmentSeesItsSectorsOverTheWholeCity() {
        Scope scope = of("department", "500000", "education").scope();
        int anywhere = registry.unit("500105", clock.today()).orElseThrow().id();
        assertThat(scope.holds(anywhere, "education")).isTrue();
        assertThat(scope.holds(anywhere, "health")).isFalse();
    }

    @Test
    void aLeaversPostsEndAtOnceAndTheAccountStaysOnRecord() {
        Access house = Access.house("tests");
        accounts.create(house, wish("leaver", "city-duty", "500000"));
        Account account = accounts.account(Scope.everything(), "leaver").orElseThrow();
        assertThat(accounts.enter(account.id(), 0)).isPresent();
        assertThat(accounts.disable(house, "leaver")).isInstanceOf(AccessOutcome.Done.class);
        assertThat(accounts.enter(account.id(), 0)).isEmpty();
        assertThat(accounts.account(Scope.everything(), "leaver").orElseThrow().disabled())
                .isTrue();
    }

    @Test
    void whoSeesARecordNamesThoseWithItsAreaAndSectorOnly() {
        TestPeople.account(accounts, "district-officer", "500103");
        TestPeople.account(accounts, "district-officer", "500105");
        TestPeople.account(accounts, "department", "500000", "education");
        int yuzhong = registry.unit("500103", clock.today()).orElseThrow().id();
        List<String> seers = accounts.whoSees(yuzhong, "health", "registry.read").stream()
                .map(Seer::login)
                .toList();
        assertThat(seers)
                .contains("district-officer.500103")
                .doesNotContain("district-officer.500105", "department.500000education");
        assertThat(accounts.whoSees(yuzhong, "", "registry.read"))
                .as("a record of any sector")
                .extracting(Seer::login)
                .contains("department.500000education");
        TestPeople.account(accounts, "administrator", "500000");
        assertThat(accounts.whoSees(yuzhong, "health", "people.read"))
                .as("an area is not enough: the role must enter the room")
                .extracting(Seer::login)
                .contains("district-officer.500103")
                .doesNotContain("administrator.500000");
    }

    private Access of(String role, String area, String... sectors) {
        Account account = TestPeople.account(accounts, role, area, sectors);
        return accounts.enter(account.id(), 0).orElseThrow();
    }

    private String street(String unit) {
        return registry.children(unit, clock.today()).getFirst().code();
    }

    private static NewAccount wish(String login, String role, String area) {
        return new NewAccount(login, "某人", "", post(role, area));
    }

    private static NewPost post(String role, String area) {
        return new NewPost(role, area, List.of(), Optional.empty(), Optional.empty(), "");
    }

    /** Why it was refused; empty if it was not. */
    private static String refused(AccessOutcome outcome) {
        return outcome instanceof AccessOutcome.Refused(String field, String reason) ? reason : "";
    }
}
