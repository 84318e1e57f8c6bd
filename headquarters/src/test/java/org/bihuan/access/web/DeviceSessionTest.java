package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.access.model.Sessions;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** Wall screens and phones: how long they stay signed in, what a screen may not, and who ends their sessions. */
@HouseTest
class DeviceSessionTest {
    private static final String PASSWORD = "the river turns east here";
    private static final Access HOUSE = Access.house("tests");

    @Autowired
    AccessApi accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    RealClock realTime;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> kept;

    @Autowired
    MockMvcTester officer;

    private final MockMvcTester house;

    DeviceSessionTest(@Autowired WebApplicationContext context) {
        house = MockMvcTester.from(
                context,
                builder -> builder.addFilters(
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .build());
    }

    @Test
    void aScreenEntersByALinkStaysForWeeksAndChangesNothing() {
        Cookie screen = wall("screen-1");
        assertThat(house.get().uri("/control").cookie(screen)).hasStatusOk();
        assertThat(house.get().uri("/registry").cookie(screen)).hasStatusOk();
        for (String closed : List.of("/people", "/access", "/ledger", "/shell/imports")) {
            assertThat(house.get().uri(closed).cookie(screen)).as(closed).hasStatus(HttpStatus.FORBIDDEN);
        }
        for (String change : List.of(
                "/access/me/password",
                "/access/me/prove",
                "/access/me/sessions",
                "/access/me/post",
                "/control/units/500101/decisions",
                "/registry/phones",
                "/shell/clock/forward")) {
            assertThat(house.post().uri(change).cookie(screen)).as(change).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(sessions.of("screen-1").getFirst().ends())
                .isEqualTo(realTime.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void whoeverAdministersEndsAScreensSessionAndAStrangerDoesNot() {
        Cookie screen = wall("screen-2");
        String key = sessions.of("screen-2").getFirst().key();
        assertThat(end("district-officer", "500103", "screen-2", key)).isEqualTo(404);
        assertThat(end("auditor", "500000", "screen-2", key)).isEqualTo(403);
        assertThat(house.get().uri("/control").cookie(screen)).hasStatusOk();

        assertThat(end("administrator", "500000", "screen-2", key)).isEqualTo(303);

        assertThat(house.get().uri("/control").cookie(screen)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void aPhoneIsSignedOutWhenItsShiftEndsEvenWhileItIsUsed() {
        invited("shift-1", "city-duty");
        Cookie phone = signIn("shift-1", "12:30").getCookie("bihuan");
        Instant end = sessions.of("shift-1").getFirst().ends();
        assertThat(end).as("08:00 in the city now").isEqualTo(realTime.instant().plus(Duration.ofMinutes(270)));
        assertThat(house.get().uri("/control").cookie(phone)).hasStatusOk();

        over("shift-1");

        assertThat(house.get().uri("/control").cookie(phone)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(sessions.of("shift-1")).isEmpty();
    }

    @Test
    void whatIsNoTimeIsRefused() {
        invited("shift-2", "city-duty");
        assertThat(signIn("shift-2", "half past noon").getStatus()).isEqualTo(400);
        assertThat(signIn("shift-2", "").getStatus()).isEqualTo(303);
    }

    @Test
    void aLostPhonesSessionAndPasswordOpenNothingAnyMore() {
        invited("lost-1", "city-duty");
        Cookie phone = signIn("lost-1", "").getCookie("bihuan");
        AccessOutcome.Done renewed = (AccessOutcome.Done) accounts.renew(HOUSE, "lost-1");
        assertThat(house.get().uri("/control").cookie(phone)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(signIn("lost-1", "").getStatus()).as("the old password").isEqualTo(403);
        choose(renewed.link().orElseThrow());
        assertThat(signIn("lost-1", "").getStatus()).isEqualTo(303);
    }

    private int end(String role, String area, String login, String key) {
        return officer.post()
                .uri("/access/accounts/" + login + "/sessions")
                .cookie(TestSignedIn.proved(kept, realTime.instant()))
                .with(TestPeople.as(accounts, role, area))
                .param("key", key)
                .exchange()
                .getResponse()
                .getStatus();
    }

    /** As if the session's time were up. */
    private void over(String login) {
        over(kept, login);
    }

    private <S extends Session> void over(FindByIndexNameSessionRepository<S> repository, String login) {
        S session = repository.findByPrincipalName(login).values().iterator().next();
        session.setAttribute(Marks.ENDS, realTime.instant().toEpochMilli());
        repository.save(session);
    }

    private Cookie wall(String login) {
        String link = made(login, "wall");
        assertThat(house.get().uri(link)).hasStatusOk();
        return house.post().uri(link).exchange().getResponse().getCookie("bihuan");
    }

    private void invited(String login, String role) {
        choose(made(login, role));
    }

    private String made(String login, String role) {
        AccessOutcome outcome = accounts.create(
                HOUSE,
                new NewAccount(
                        login,
                        "某席",
                        "",
                        new NewPost(role, "500000", List.of(), Optional.empty(), Optional.empty(), "")));
        return ((AccessOutcome.Done) outcome).link().orElseThrow();
    }

    private void choose(String link) {
        assertThat(house.post().uri(link).param("password", PASSWORD).param("again", PASSWORD))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    private MockHttpServletResponse signIn(String login, String shift) {
        return house.post()
                .uri("/sign-in")
                .param("login", login)
                .param("password", PASSWORD)
                .param("shift", shift)
                .exchange()
                .getResponse();
    }
}
