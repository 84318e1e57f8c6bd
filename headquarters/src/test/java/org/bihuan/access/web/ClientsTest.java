package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.ApiKey;
import org.bihuan.access.ApiKeys;
import org.bihuan.access.KeyOutcome;
import org.bihuan.access.NewKey;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Keys of programs, from the form to a request, and what they do not open. */
@HouseTest
class ClientsTest {
    private static final Access HOUSE = Access.house("tests");
    private static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");
    private static final String SITE = "/api/v1/registry/sites/KEYED";

    @Autowired
    AccessApi accounts;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient db;

    @Autowired
    CityClock clock;

    @Autowired
    MockMvcTester officer;

    private final MockMvcTester house;

    ClientsTest(@Autowired WebApplicationContext context) {
        house = MockMvcTester.from(
                context,
                builder -> builder.addFilters(
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .build());
    }

    @AfterEach
    void leaveNothingBehind() {
        db.sql("delete from access.api_key").update();
        db.sql("delete from access.attempt").update();
        db.sql("delete from registry.site where code = 'KEYED'").update();
    }

    @Test
    void aKeyOpensItsAreaAndNotTheNextOne() {
        site("500103");
        String here = made("500103", "registry.read").secret();
        String next = made("500106", "registry.read").secret();
        String city = made("500000", "registry.read").secret();
        assertThat(get(SITE, here)).hasStatusOk();
        assertThat(get(SITE, city)).hasStatusOk();
        assertThat(get(SITE, next)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/v1/registry/sites?q=KEYED", here)).bodyText().contains("KEYED");
        assertThat(get("/api/v1/registry/sites?q=KEYED", next)).bodyText().doesNotContain("KEYED");
    }

    @Test
    void aKeyOpensOnlyItsSectors() {
        site("500103");
        assertThat(get(SITE, made("500103", List.of("health"), "registry.read").secret()))
                .hasStatusOk();
        assertThat(get(
                        SITE,
                        made("500103", List.of("education"), "registry.read").secret()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aKeyMayDoWhatItHoldsAndNothingElse() {
        String secret = made("500103", "registry.read").secret();
        assertThat(get("/api/v1/detect/counts", secret)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(house.put().uri(SITE).header("Authorization", "Bearer " + secret))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aKeyOpensNoPage() {
        String secret = made("500000", "registry.read").secret();
        for (String page : List.of("/", "/registry", "/access/me", "/access/clients", "/api/v2/registry/units")) {
            assertThat(get(page, secret).getResponse().getStatus())
                    .as(page)
                    .isIn(HttpStatus.SEE_OTHER.value(), HttpStatus.UNAUTHORIZED.value());
        }
    }

    @Test
    void whatNeverWasHasEndedOrRunOutIsAnsweredAlike() throws UnsupportedEncodingException {
        KeyOutcome.Made ended = made("500103", "registry.read");
        keys.end(HOUSE, ended.key().id());
        KeyOutcome.Made over = made("500103", "registry.read");
        db.sql("update access.api_key set starts_at = :from, ends_at = :until where api_key = :id")
                .param("from", java.sql.Timestamp.from(NOW.minusSeconds(9)))
                .param("until", java.sql.Timestamp.from(NOW.minusSeconds(1)))
                .param("id", over.key().id())
                .update();
        KeyOutcome.Made later = (KeyOutcome.Made) keys.create(
                HOUSE,
                new NewKey(
                        "later",
                        List.of("registry.read"),
                        "500103",
                        List.of(),
                        Optional.of(clock.instant().plus(Duration.ofDays(1))),
                        Optional.of(clock.instant().plus(Duration.ofDays(2)))));
        for (String secret :
                List.of(ended.secret(), over.secret(), later.secret(), "bhk_" + "a".repeat(43), "bhk_", "bhk_'--")) {
            MvcTestResult answer = get("/api/v1/registry/units", secret);
            assertThat(answer).as(secret).hasStatus(HttpStatus.UNAUTHORIZED);
            assertThat(answer.getResponse().getHeader("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.getResponse().getContentAsString()).isEmpty();
        }
    }

    @Test
    void aKeyEndsWithTheAccountOfWhoeverMadeIt() {
        Account maker = TestPeople.account(accounts, "district-officer", "500103");
        String secret = made("500103", "registry.read").secret();
        db.sql("update access.api_key set created_by = :maker")
                .param("maker", maker.id())
                .update();
        assertThat(get("/api/v1/registry/units", secret)).hasStatusOk();
        db.sql("update access.account set disabled_at = now() where account = :maker")
                .param("maker", maker.id())
                .update();
        assertThat(get("/api/v1/registry/units", secret)).hasStatus(HttpStatus.UNAUTHORIZED);
        db.sql("update access.account set disabled_at = null where account = :maker")
                .param("maker", maker.id())
                .update();
    }

    @Test
    void whoeverTriesKeysHasToWaitAndARightOneDoesNot() {
        String right = made("500103", "registry.read").secret();
        int waits = 0;
        for (int i = 0; i < 40; i++) {
            MvcTestResult answer = get(
                    "/api/v1/registry/units", "bhk_" + "b".repeat(41) + (char) ('a' + i / 26) + (char) ('a' + i % 26));
            if (answer.getResponse().getStatus() == 429) {
                assertThat(answer.getResponse().getHeader("Retry-After")).matches("[1-9]\\d*");
                waits++;
            }
        }
        assertThat(waits).isEqualTo(10);
        assertThat(get("/api/v1/registry/units", right)).hasStatusOk();
    }

    @Test
    void answersSayHowMuchIsLeft() {
        String secret = made("500103", "registry.read").secret();
        assertThat(get("/api/v1/registry/units", secret))
                .headers()
                .hasValue("RateLimit-Policy", "\"key\";q=600;w=60")
                .hasValue("RateLimit", "\"key\";r=599;t=1");
        for (int i = 1; i < 600; i++) {
            get("/api/v1/registry/sectors", secret);
        }
        MvcTestResult refused = get("/api/v1/registry/units", secret);
        assertThat(refused).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused.getResponse().getHeader("Retry-After")).isEqualTo("1");
        assertThat(get("/api/v1/registry/units", made("500103", "registry.read").secret()))
                .as("another key")
                .hasStatusOk();
    }

    @Test
    void onlyTheDigestIsKept() {
        KeyOutcome.Made made = made("500103", "registry.read");
        String row = db.sql("select k::text from access.api_key k")
                .query(String.class)
                .single();
        assertThat(row)
                .contains(made.key().hint())
                .doesNotContain(made.secret().substring(made.key().hint().length()));
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void theFormNeedsWhoeverAsksToProveThemselves() {
        assertThat(officer.post()
                        .uri("/access/clients")
                        .param("name", "laboratory")
                        .param("permissions", "detect.read"))
                .hasRedirectedUrl("/access/me/prove?back=%2F");
        assertThat(keys.keys(Scope.everything(), Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void theFormShowsTheSecretOnceAndTheListNever() throws UnsupportedEncodingException {
        String login = "client-" + System.nanoTime();
        Session session = new Session(house, accounts, login, "district-officer", "500103");
        String page = session.post(
                "/access/clients",
                "name",
                "医院系统 <b>",
                "permissions",
                "registry.read",
                "area",
                "500103",
                "until",
                "2020-06-01T00:00");
        String secret = org.jsoup.Jsoup.parse(page).select("#secret").text();
        assertThat(secret).matches("bhk_[A-Za-z0-9_-]{43}");
        assertThat(get("/api/v1/registry/units", secret)).hasStatusOk();
        ApiKey key = keys.keys(Scope.everything(), Long.MAX_VALUE, 1).getFirst();
        assertThat(key.createdBy()).isPositive();
        String list = session.get("/access/clients");
        assertThat(list).doesNotContain(secret).contains(key.hint()).contains("医院系统 &lt;b&gt;");

        assertThat(session.post(
                        "/access/clients",
                        "name",
                        "too wide",
                        "permissions",
                        "registry.read",
                        "area",
                        "500000",
                        "until",
                        "2020-06-01T00:00"))
                .contains("id=\"area-error\"");
        Session neighbour = new Session(house, accounts, login + "n", "district-officer", "500106");
        assertThat(neighbour.get("/access/clients")).doesNotContain(key.hint());
        neighbour.post("/access/clients/" + key.id() + "/end");
        assertThat(get("/api/v1/registry/units", secret))
                .as("not theirs to end")
                .hasStatusOk();
        session.post("/access/clients/" + key.id() + "/end");
        assertThat(get("/api/v1/registry/units", secret)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private MvcTestResult get(String path, String secret) {
        return house.get().uri(path).header("Authorization", "Bearer " + secret).exchange();
    }

    private KeyOutcome.Made made(String area, String... permissions) {
        return made(area, List.of(), permissions);
    }

    private KeyOutcome.Made made(String area, List<String> sectors, String... permissions) {
        return (KeyOutcome.Made) keys.create(
                HOUSE,
                new NewKey(
                        "laboratory",
                        List.of(permissions),
                        area,
                        sectors,
                        Optional.empty(),
                        Optional.of(clock.instant().plus(Duration.ofDays(30)))));
    }

    private void site(String area) {
        assertThat(officer.post()
                        .uri("/registry/sites")
                        .param("fresh", "true")
                        .param("code", "KEYED")
                        .param("kind", "hospital")
                        .param("zh", "密钥医院")
                        .param("en", "Keyed Hospital")
                        .param("area", area)
                        .param("sector", "health")
                        .param("operator", "密钥医院")
                        .param("territorial_owner", "区政府")
                        .param("sector_owner", "市卫生健康委"))
                .hasStatus(303);
    }
}
