package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.bihuan.access.AccessApi;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who can see a record is told to those who can see it, and to nobody else. */
@HouseTest
class WhoPageTest {
    @Autowired
    AccessApi accounts;

    @Autowired
    RegistryApi registry;

    @Autowired
    CityClock clock;

    @Autowired
    MockMvcTester house;

    @Test
    void whoSeesARecordIsToldWhoElseAndWhy() throws Exception {
        TestPeople.account(accounts, "district-officer", "500105");
        TestPeople.account(accounts, "district-leader", "500103");
        MvcTestResult answer = asked("street-worker", street("500103"), "people", street("500103"), "health");
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("district-leader.500103", "As district leader: sees records of Yuzhong")
                .doesNotContain("district-officer.500105");
    }

    @Test
    void outOfScopeOrOfTheRoomThereIsNothing() {
        assertThat(asked("street-worker", street("500103"), "people", "500105", "health"))
                .as("another area")
                .hasStatus(404);
        assertThat(asked("street-worker", street("500103"), "people", "500103", "health"))
                .as("above one's own")
                .hasStatus(404);
        assertThat(asked("hospital", "500103", "people", "500103", "transport"))
                .as("another sector")
                .hasStatus(404);
        assertThat(asked("street-worker", street("500103"), "control", street("500103"), "health"))
                .as("a room that they may not enter")
                .hasStatus(404);
        assertThat(asked("city-duty", "500000", "nowhere", "500103", "")).hasStatus(404);
        assertThat(house.get()
                        .uri("/access/who?room=control&area=999999")
                        .with(TestPeople.as(accounts, "city-duty", "500000")))
                .hasStatus(404);
    }

    @Test
    void aRecordsPageHasTheLinkForThoseWithinItsScopeOnly() {
        assertThat(house.get()
                        .uri("/registry/areas/500103")
                        .with(TestPeople.as(accounts, "district-officer", "500103")))
                .bodyText()
                .contains("/access/who?room=registry");
        assertThat(house.get()
                        .uri("/registry/areas/500103")
                        .with(TestPeople.as(accounts, "district-officer", "500105")))
                .bodyText()
                .doesNotContain("/access/who");
    }

    private MvcTestResult asked(String role, String area, String room, String of, String sector) {
        int id = registry.area(of, clock.today()).orElseThrow().id();
        return house.get()
                .uri("/access/who?room=" + room + "&area=" + id + "&sector=" + sector)
                .with(TestPeople.as(accounts, role, area))
                .header("Accept-Language", "en")
                .exchange();
    }

    private String street(String unit) {
        return registry.children(unit, clock.today()).getFirst().code();
    }
}
