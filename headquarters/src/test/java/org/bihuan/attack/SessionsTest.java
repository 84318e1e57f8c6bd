package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions that somebody brought, kept or guessed. */
@OpenHouse
class SessionsTest {
    @Autowired
    Visitors visitors;

    @Test
    void nobodyEntersIntoASessionThatAnotherChose() {
        visitors.invite("fixed-1", "city-duty", "500000");
        String mallory = Visitors.signIn(visitors.stranger(), login("mallory-1"));
        String got = Visitors.signIn(visitors.stranger().with("Cookie", mallory), "fixed-1");
        assertThat(got).isNotEqualTo(mallory);
        assertThat(visitors.stranger().with("Cookie", mallory).get("/registry").statusCode())
                .as("the one that was planted opens nothing")
                .isEqualTo(303);
        String made = "bihuan=MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw";
        assertThat(Visitors.signIn(visitors.stranger().with("Cookie", made), "fixed-1"))
                .isNotEqualTo(made);
        assertThat(visitors.stranger().with("Cookie", made).get("/registry").statusCode())
                .isEqualTo(303);
    }

    @Test
    void noAddressCarriesASession() {
        String session =
                Visitors.signIn(visitors.stranger(), login("address-1")).replace("bihuan=", "");
        for (String path : List.of(
                "/registry;jsessionid=" + session, "/registry?bihuan=" + session, "/registry;bihuan=" + session)) {
            assertThat(visitors.stranger().get(path).statusCode()).as(path).isIn(303, 400);
        }
    }

    @Test
    void whoSignedOutIsOut() {
        String session = Visitors.signIn(visitors.stranger(), login("leaves-out-1"));
        Browser browser = visitors.stranger().with("Cookie", session);
        assertThat(browser.get("/registry").statusCode()).isEqualTo(200);
        browser.post("/sign-out", Map.of());
        assertThat(browser.get("/registry").statusCode()).isEqualTo(303);
        assertThat(browser.get("/api/v1/registry/units").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyIsNoSessionAndASessionIsNoKey() {
        String key = visitors.program("500000", "registry.read");
        assertThat(visitors.stranger()
                        .with("Cookie", "bihuan=" + key)
                        .get("/registry")
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitors.stranger()
                        .get("/api/v1/registry/units?key=" + key + "&access_token=" + key)
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitors.stranger()
                        .with("Authorization", "Basic " + key)
                        .get("/api/v1/registry/units")
                        .statusCode())
                .isEqualTo(401);
    }

    private String login(String login) {
        visitors.invite(login, "city-duty", "500000");
        return login;
    }
}
