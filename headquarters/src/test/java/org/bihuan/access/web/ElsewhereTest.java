package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.transport.OtherDoor;
import org.bihuan.testing.HouseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** The city's identity provider as a door: who comes in by it, and who does not, whatever it or a stranger sends. */
@HouseTest
@Import(ElsewhereTest.WithProvider.class)
class ElsewhereTest {
    private static final IdentityProvider PROVIDER = new IdentityProvider();
    private static final Access HOUSE = Access.house("tests");

    @TestConfiguration(proxyBeanMethods = false)
    static class WithProvider {
        @Bean
        OtherDoor otherDoor() {
            return new OtherDoor(PROVIDER.issuer(), "bihuan", "a secret of the tests", "preferred_username", "City ID");
        }
    }

    @Autowired
    AccessApi accounts;

    private final MockMvcTester house;

    ElsewhereTest(@Autowired WebApplicationContext context) {
        house = MockMvcTester.from(
                context,
                builder -> builder.addFilters(
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .build());
    }

    @BeforeEach
    void honest() {
        PROVIDER.honest();
    }

    @AfterAll
    static void gone() {
        PROVIDER.close();
    }

    @Test
    void whoeverHasAnAccountComesInAndGetsWhereTheyWanted() {
        account("elsewhere-1");
        assertThat(text(get("/sign-in", null))).contains("City ID");
        Trip trip = out("/sign-in/elsewhere?back=/registry");
        assertThat(trip.there().getRawQuery()).contains("code_challenge=", "nonce=", "state=");
        MockHttpServletResponse back = back(trip, PROVIDER.signIn("Elsewhere-1", trip.there()));
        assertThat(back.getRedirectedUrl()).isEqualTo("/registry");
        Cookie session = session(back).orElseThrow();
        assertThat(session.getValue())
                .as("not the session of before")
                .isNotEqualTo(trip.session().getValue());
        assertThat(text(get("/access/me", session))).contains("elsewhere-1");
        assertThat(get("/access/me", trip.session()).getStatus()).isEqualTo(303);
    }

    @Test
    void whoeverHasNoneDoesNot() {
        Trip trip = out("/sign-in/elsewhere");
        MockHttpServletResponse back = back(trip, PROVIDER.signIn("elsewhere-stranger", trip.there()));
        assertThat(back.getRedirectedUrl()).startsWith("/sign-in?elsewhere=unknown");
        assertThat(get("/access/me", trip.session()).getStatus()).isEqualTo(303);
        assertThat(text(get(back.getRedirectedUrl(), trip.session()))).contains("City ID");
    }

    @Test
    void aLeaverDoesNot() {
        account("elsewhere-2");
        AccessOutcome gone = HOUSE.get(() -> accounts.disable(HOUSE, "elsewhere-2"));
        assertThat(gone).isInstanceOf(AccessOutcome.Done.class);
        Trip trip = out("/sign-in/elsewhere");
        assertThat(back(trip, PROVIDER.signIn("elsewhere-2", trip.there())).getRedirectedUrl())
                .startsWith("/sign-in?elsewhere=unknown");
    }

    @Test
    void noTokenCountsThatIsNotForThisVisitToThisHouse() {
        account("elsewhere-3");
        PROVIDER.forges();
        assertThat(attempt("elsewhere-3")).startsWith("/sign-in?elsewhere=failed");
        PROVIDER.honest();
        PROVIDER.lies(claims -> claims.audience("another house"));
        assertThat(attempt("elsewhere-3")).startsWith("/sign-in?elsewhere=failed");
        PROVIDER.lies(claims -> claims.issuer("http://127.0.0.1:1"));
        assertThat(attempt("elsewhere-3")).startsWith("/sign-in?elsewhere=failed");
        PROVIDER.lies(claims -> claims.claim("nonce", "of another visit"));
        assertThat(attempt("elsewhere-3")).startsWith("/sign-in?elsewhere=failed");
        PROVIDER.lies(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        assertThat(attempt("elsewhere-3")).startsWith("/sign-in?elsewhere=failed");
        PROVIDER.honest();
        assertThat(attempt("elsewhere-3")).isEqualTo("/");
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTaken() {
        account("elsewhere-4");
        Trip mine = out("/sign-in/elsewhere");
        Trip anothers = out("/sign-in/elsewhere");
        String answer = PROVIDER.signIn("elsewhere-4", anothers.there());
        assertThat(back(mine, answer).getRedirectedUrl()).startsWith("/sign-in?elsewhere=failed");
        assertThat(get(ElsewhereDoor.RETURN + "?" + answer, null).getRedirectedUrl())
                .startsWith("/sign-in?elsewhere=failed");
    }

    @Test
    void aProviderThatDoesNotAnswerIsSaidToBeSilent() {
        PROVIDER.silent();
        MockHttpServletResponse answer = get("/sign-in/elsewhere", null);
        // the provider has described itself before, or cannot now: either way nobody gets a bug
        assertThat(answer.getStatus()).isEqualTo(303);
        account("elsewhere-5");
        PROVIDER.honest();
        Trip trip = out("/sign-in/elsewhere");
        String query = PROVIDER.signIn("elsewhere-5", trip.there());
        PROVIDER.silent();
        assertThat(back(trip, query).getRedirectedUrl()).startsWith("/sign-in?elsewhere=failed");
    }

    @Test
    void nobodyIsSentToAnotherHouse() {
        account("elsewhere-6");
        Trip trip = out("/sign-in/elsewhere?back=" + encoded("//elsewhere.example/"));
        assertThat(back(trip, PROVIDER.signIn("elsewhere-6", trip.there())).getRedirectedUrl())
                .isEqualTo("/");
    }

    @Test
    void aDangerousActAsksThereOnceMoreAndOnlyOneselfWillDo() {
        account("elsewhere-7");
        account("elsewhere-8");
        PROVIDER.signedInBefore(Duration.ofHours(3));
        Trip trip = out("/sign-in/elsewhere");
        Cookie session = session(back(trip, PROVIDER.signIn("elsewhere-7", trip.there())))
                .orElseThrow();
        assertThat(removing(session)).as("signed in there hours ago").startsWith("/access/me/prove");
        assertThat(proved(session, "elsewhere-8")).startsWith("/access/me/prove?elsewhere=no");
        assertThat(proved(session, "elsewhere-7")).as("still hours ago").startsWith("/access/me/prove?elsewhere=no");
        PROVIDER.honest();
        assertThat(proved(session, "elsewhere-7")).isEqualTo("/access/me");
        assertThat(PROVIDER.asked()).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(house.post()
                        .uri("/access/me/passkeys/none/remove")
                        .cookie(session)
                        .header("Origin", "http://localhost")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(text(get("/access/me", session))).contains("elsewhere-7");
    }

    /** Where a dangerous act leads without having proved who one is. */
    private String removing(Cookie session) {
        MockHttpServletResponse answer = house.post()
                .uri("/access/me/passkeys/none/remove")
                .cookie(session)
                .header("Origin", "http://localhost")
                .exchange()
                .getResponse();
        return Objects.requireNonNullElse(answer.getRedirectedUrl(), "" + answer.getStatus());
    }

    private String proved(Cookie session, String login) {
        URI there = start(get("/access/me/prove/elsewhere?back=/access/me", session), session);
        return Objects.requireNonNull(
                back(new Trip(there, session), PROVIDER.signIn(login, there)).getRedirectedUrl());
    }

    private String attempt(String login) {
        Trip trip = out("/sign-in/elsewhere");
        return Objects.requireNonNull(
                back(trip, PROVIDER.signIn(login, trip.there())).getRedirectedUrl());
    }

    private record Trip(URI there, Cookie session) {}

    private Trip out(String path) {
        MockHttpServletResponse set = get(path, null);
        Cookie session = session(set).orElseThrow();
        return new Trip(start(set, session), session);
    }

    private URI start(MockHttpServletResponse set, Cookie session) {
        assertThat(set.getRedirectedUrl()).isEqualTo("/sign-in/elsewhere/start/city");
        MockHttpServletResponse sent = get("/sign-in/elsewhere/start/city", session);
        URI there = URI.create(Objects.requireNonNull(sent.getRedirectedUrl()));
        assertThat(there.toString()).startsWith(PROVIDER.issuer().toString());
        return there;
    }

    private MockHttpServletResponse back(Trip trip, String query) {
        return get(ElsewhereDoor.RETURN + "?" + query, trip.session());
    }

    private MockHttpServletResponse get(String path, @Nullable Cookie session) {
        var request = house.get().uri(URI.create(path));
        if (session != null) {
            request = request.cookie(session);
        }
        return request.exchange().getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Optional<Cookie> session(MockHttpServletResponse answer) {
        return Optional.ofNullable(answer.getCookie("bihuan"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void account(String login) {
        AccessOutcome made = HOUSE.get(() -> accounts.create(
                HOUSE,
                new NewAccount(
                        login,
                        "某值班员",
                        "",
                        new NewPost("district-officer", "500103", List.of(), Optional.empty(), Optional.empty(), ""))));
        assertThat(made).isInstanceOf(AccessOutcome.Done.class);
    }
}
