package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.shell.scope.Access;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** From a link that works once to a session, and out again. */
@HouseTest
class SignInTest {
    private static final String PASSWORD = "朝天门码头的晚风 2020";
    private static final Access HOUSE = Access.house("tests");

    @Autowired
    AccessApi accounts;

    @Autowired
    MockMvcTester officer;

    /** As the browser comes: nobody until a cookie says otherwise. */
    private final MockMvcTester house;

    SignInTest(@Autowired WebApplicationContext context) {
        house = MockMvcTester.from(
                context,
                builder -> builder.addFilters(
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .build());
    }

    @Test
    void nobodyGetsNoFurtherThanTheDoor() {
        assertThat(house.get().uri("/control"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasRedirectedUrl("/sign-in?back=%2Fcontrol");
        assertThat(house.get().uri("/api/v1/control/levels")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(house.post().uri("/registry/phones")).hasStatus(HttpStatus.SEE_OTHER);
        // an open city is not being set up, though its rooms are shut to a stranger
        assertThat(house.get().uri("/sign-in")).hasStatusOk().bodyText().doesNotContain("/shell/setup");
    }

    @Test
    void aLinkLetsItsOwnerChooseAPasswordOnceAndThenEnter() {
        String link = invite("enters-1");
        assertThat(house.get().uri(link)).hasStatusOk();
        assertThat(choose(link, "short", "short")).isEqualTo(422);
        assertThat(choose(link, PASSWORD, PASSWORD + "!")).isEqualTo(422);
        assertThat(choose(link, PASSWORD, PASSWORD)).isEqualTo(303);
        assertThat(choose(link, PASSWORD, PASSWORD)).as("used up").isEqualTo(404);
        Cookie session = signIn("enters-1", PASSWORD).getCookie("bihuan");
        assertThat(session).isNotNull();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(house.get().uri("/control").cookie(session)).hasStatusOk();

        assertThat(house.post().uri("/sign-out").cookie(session)).hasStatus(HttpStatus.SEE_OTHER);

        assertThat(house.get().uri("/control").cookie(session)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void aSessionIdThatSomebodyBroughtIsNotTheOneTheyGet() {
        choose(invite("fixation-1"), PASSWORD, PASSWORD);
        Cookie brought = signIn("fixation-1", PASSWORD).getCookie("bihuan");
        MockHttpServletResponse again = house.post()
                .uri("/sign-in")
                .cookie(brought)
                .param("login", "fixation-1")
                .param("password", PASSWORD)
                .exchange()
                .getResponse();
        assertThat(again.getCookie("bihuan").getValue()).isNotEqualTo(brought.getValue());
        assertThat(house.get().uri("/control").cookie(brought)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void aLeaversSessionEndsAtOnce() {
        choose(invite("leaves-1"), PASSWORD, PASSWORD);
        Cookie session = signIn("leaves-1", PASSWORD).getCookie("bihuan");
        assertThat(house.get().uri("/control").cookie(session)).hasStatusOk();

        accounts.disable(HOUSE, "leaves-1");
        assertThat(house.get().uri("/control").cookie(session)).hasStatus(HttpStatus.SEE_OTHER);

        assertThat(signIn("leaves-1", PASSWORD).getStatus()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountGetTheSameAnswerAndThenHaveToWait() throws Exception {
        choose(invite("guessed-1"), PASSWORD, PASSWORD);
        String wrong = body("guessed-1", "not the password");
        assertThat(body("nobody-1", "not the password").replace("nobody-1", "guessed-1"))
                .isEqualTo(wrong);
        for (int i = 0; i < 5; i++) {
            body("guessed-1", "not the password");
        }
        assertThat(signIn("guessed-1", PASSWORD).getStatus())
                .as("not even looked at")
                .isEqualTo(429);
    }

    @Test
    void strangersDoNotKeepSomebodyWaitingOnADeviceThatIsKnown() {
        choose(invite("known-1"), PASSWORD, PASSWORD);
        Cookie device = signIn("known-1", PASSWORD).getCookie("bihuan-device");
        for (int i = 0; i < 6; i++) {
            signIn("known-1", "a stranger's guess");
        }
        assertThat(signIn("known-1", PASSWORD).getStatus()).isEqualTo(429);
        assertThat(house.post()
                        .uri("/sign-in")
                        .cookie(device)
                        .param("login", "known-1")
                        .param("password", PASSWORD))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void aDangerousActNeedsThePasswordOnceMore() {
        choose(invite("danger-1", "administrator"), PASSWORD, PASSWORD);
        Cookie session = signIn("danger-1", PASSWORD).getCookie("bihuan");
        assertThat(house.post().uri("/access/accounts/danger-1/disable").cookie(session))
                .as("just proved; refused for another reason")
                .hasStatus(422);
        assertThat(officer.post()
                        .uri("/access/accounts/danger-1/disable")
                        .with(TestPeople.as(accounts, "administrator", "500000"))
                        .header("Referer", "http://localhost/access"))
                .as("a session that never proved it")
                .hasRedirectedUrl("/access/me/prove?back=%2Faccess");
    }

    @Test
    void theTokenOfTheMachineIsTakenFromTheMachineOnly() {
        assertThat(house.get().uri("/api/v1/control/levels").header("Authorization", "Bearer of-the-tests"))
                .hasStatusOk();
        assertThat(house.get().uri("/api/v1/control/levels").header("Authorization", "Bearer guessed"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private String invite(String login) {
        return invite(login, "city-duty");
    }

    private String invite(String login, String role) {
        AccessOutcome outcome = accounts.create(
                HOUSE,
                new NewAccount(
                        login,
                        "某值班员",
                        "",
                        new NewPost(role, "500000", List.of(), Optional.empty(), Optional.empty(), "")));
        return ((AccessOutcome.Done) outcome).link().orElseThrow();
    }

    private int choose(String link, String password, String again) {
        return house.post()
                .uri(link)
                .param("password", password)
                .param("again", again)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MockHttpServletResponse signIn(String login, String password) {
        return house.post()
                .uri("/sign-in")
                .param("login", login)
                .param("password", password)
                .exchange()
                .getResponse();
    }

    private String body(String login, String password) throws Exception {
        return signIn(login, password).getContentAsString();
    }
}
