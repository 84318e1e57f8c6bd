package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.ApiKeys;
import org.bihuan.access.KeyOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewKey;
import org.bihuan.access.NewPost;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Those who come: strangers, officers who have signed in as browsers do, programs, the machine itself. */
@TestComponent
class Visitors {
    static final String PASSWORD = "朝天门码头的晚风 2020";
    private static final Access HOUSE = Access.house("tests");

    private final AccessApi accounts;
    private final ApiKeys keys;
    private final CityClock clock;
    private final Map<String, Browser> signedIn = new ConcurrentHashMap<>();
    private volatile int port;

    Visitors(AccessApi accounts, ApiKeys keys, CityClock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    @EventListener
    void opened(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    int port() {
        return port;
    }

    Browser stranger() {
        return new Browser("http://localhost:" + port);
    }

    /** May everything but what needs a person. */
    Browser machine() {
        return stranger().with("Authorization", "Bearer of-the-tests");
    }

    /** Somebody who has just signed in; the same each time. */
    Browser officer(String role, String area) {
        return signedIn.computeIfAbsent(role + "." + area, login -> {
            invite(login, role, area);
            return stranger().with("Cookie", signIn(stranger(), login));
        });
    }

    String program(String area, String... permissions) {
        return ((KeyOutcome.Made) HOUSE.get(() -> keys.create(
                        HOUSE,
                        new NewKey(
                                "laboratory",
                                List.of(permissions),
                                area,
                                List.of(),
                                Optional.empty(),
                                Optional.of(clock.instant().plus(Duration.ofDays(90)))))))
                .secret();
    }

    void invite(String login, String role, String area) {
        AccessOutcome made = HOUSE.get(() -> accounts.create(
                HOUSE,
                new NewAccount(
                        login,
                        "某值班员",
                        "",
                        new NewPost(role, area, List.of(), Optional.empty(), Optional.empty(), ""))));
        String link = ((AccessOutcome.Done) made).link().orElseThrow();
        assertThat(stranger()
                        .post(link, Map.of("password", PASSWORD, "again", PASSWORD))
                        .statusCode())
                .isEqualTo(303);
    }

    /** The cookie that somebody gets, with what they came with. */
    static String signIn(Browser from, String login) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("login", login);
        form.put("password", PASSWORD);
        HttpResponse<String> entered = from.post("/sign-in", form);
        assertThat(entered.statusCode()).isEqualTo(303);
        return entered.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("bihuan="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }
}
