package org.bihuan.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.scope.Access;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** The vault through its pages and its interface for programs. */
@HouseTest
class PeoplePagesTest {
    @Autowired
    MockMvcTester house;

    @Autowired
    AccessApi accounts;

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient db;

    @Autowired
    RegistryApi registry;

    @AfterEach
    void leaveNothingBehind() {
        for (String table : Set.of("trace", "distinct_pair", "glass")) {
            db.sql("delete from people." + table).update();
        }
        db.sql("update people.person set merged_into = null").update();
        db.sql("delete from people.person").update();
    }

    @Test
    void anEmergencyLookIsToldToSupervisionAuditorsAndTheAreasLeaderWithoutNames() throws UnsupportedEncodingException {
        assertThat(house.post()
                        .uri("/people/new")
                        .param("name", "卓文君")
                        .param("document", "PASSPORT")
                        .param("number", "E12345678")
                        .param("birth", "1990-05-06")
                        .param("area", "500103"))
                .hasStatus(303);
        assertThat(house.post()
                        .uri("/people/emergency")
                        .with(TestPeople.as(accounts, "district-officer", "500105"))
                        .param("document", "PASSPORT")
                        .param("number", "E12345678")
                        .param("reason", "unconscious on the platform"))
                .hasStatusOk();
        for (String[] told : new String[][] {
            {"supervision", "500000"},
            {"auditor", "500000"},
            {"district-leader", "500103"},
            {"district-officer", "500103"}
        }) {
            assertThat(glasses(told[0], told[1]))
                    .as(told[0])
                    .contains("district-officer.500105", "unconscious on the platform")
                    .doesNotContain("卓文君", "E12345678");
        }
        assertThat(glasses("district-leader", "500105")).doesNotContain("unconscious");
        assertThat(house.get().uri("/people/glass").with(TestPeople.as(accounts, "wall", "500000")))
                .hasStatus(403);
        long glass = db.sql("select glass from people.glass").query(Long.class).single();
        String seen = "/people/glass/" + glass + "/seen";
        assertThat(house.post().uri(seen).with(TestPeople.as(accounts, "district-officer", "500105")))
                .as("whoever looked")
                .hasStatus(404);
        assertThat(house.post().uri(seen).with(TestPeople.as(accounts, "auditor", "500000")))
                .as("only looks")
                .hasStatus(403);
        assertThat(house.post().uri(seen).with(TestPeople.as(accounts, "district-officer", "500103")))
                .hasStatus(303);
        assertThat(glasses("supervision", "500000")).contains("Examined by somebody else");
    }

    private String glasses(String role, String area) throws UnsupportedEncodingException {
        return text(house.get()
                .uri("/people/glass")
                .header("Accept-Language", "en")
                .with(TestPeople.as(accounts, role, area))
                .exchange());
    }

    private String enter(String name, String birth) {
        MvcTestResult answer = house.post()
                .uri("/people/new")
                .param("name", name)
                .param("document", "NONE")
                .param("birth", birth)
                .param("phone", "13900001111")
                .param("area", "500103")
                .exchange();
        assertThat(answer).hasStatus(303);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    @Test
    void aPersonIsEnteredFoundLookedAtAndErased() throws UnsupportedEncodingException {
        String person = enter("卓文君", "1990-05-06");
        assertThat(text(house.get().uri(person).exchange())).doesNotContain("卓文君");
        MvcTestResult found = house.post()
                .uri("/people/find")
                .param("by", "name")
                .param("text", "zhuo wenjun")
                .param("purpose", "care")
                .param("reason", "order 5")
                .exchange();
        assertThat(text(found)).contains("卓文君", person);
        MvcTestResult looked = house.post()
                .uri(person + "/look")
                .param("purpose", "care")
                .param("reason", "order 5")
                .exchange();
        assertThat(text(looked)).contains("卓文君", "13900001111");
        assertThat(text(house.get()
                        .uri("/ledger?about=" + person.replaceFirst(".*/", ""))
                        .exchange()))
                .contains("order 5")
                .doesNotContain("卓文君");
        String pseudonym = person.replaceFirst(".*/", "");
        assertThat(erase(house, person, pseudonym))
                .as("a session that never proved whose it is")
                .isEqualTo(303);
        assertThat(house.get().uri("/api/v1/people/" + pseudonym)).bodyText().contains("\"erasedAt\":null");
        MockMvcTester browser = signedIn("reviewer");
        assertThat(erase(browser, person, "something else")).isEqualTo(422);
        assertThat(erase(browser, person, pseudonym)).isEqualTo(303);
        assertThat(erase(browser, person, pseudonym)).as("is erased already").isEqualTo(404);
        MvcTestResult gone = house.post()
                .uri(person + "/look")
                .param("purpose", "care")
                .param("reason", "order 5")
                .exchange();
        assertThat(text(gone)).doesNotContain("卓文君");
    }

    private static int erase(MockMvcTester browser, String person, String confirm) {
        return browser.post()
                .uri(person + "/erase")
                .param("purpose", "request")
                .param("reason", "asked on 30 April")
                .param("confirm", confirm)
                .exchange()
                .getResponse()
                .getStatus();
    }

    /** A browser in which somebody has just signed in, as only that proves who they are. */
    private MockMvcTester signedIn(String role) {
        MockMvcTester browser = MockMvcTester.from(
                context,
                builder -> builder.addFilters(
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .build());
        NewPost post = new NewPost(role, "500000", List.of(), Optional.empty(), Optional.empty(), "");
        AccessOutcome made = accounts.create(Access.house("tests"), new NewAccount("erases-" + role, role, "", post));
        String link = ((AccessOutcome.Done) made).link().orElseThrow();
        String password = "correct horse battery staple 1";
        browser.post()
                .uri(link)
                .param("password", password)
                .param("again", password)
                .exchange();
        Cookie session = Objects.requireNonNull(browser.post()
                .uri("/sign-in")
                .param("login", "erases-" + role)
                .param("password", password)
                .exchange()
                .getResponse()
                .getCookie("bihuan"));
        return MockMvcTester.from(
                context,
                builder -> builder.addFilters(
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .defaultRequest(MockMvcRequestBuilders.get("/").cookie(session))
                        .build());
    }

    @Test
    void aLookWithoutAReasonIsRefusedBesideItsField() throws UnsupportedEncodingException {
        String person = enter("蔡文姬", "1991-05-06");
        MvcTestResult refused =
                house.post().uri(person + "/look").param("purpose", "care").exchange();
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("reason-error").doesNotContain("蔡文姬");
    }

    @Test
    void whoMayBeTheSameIsShownWithAWayToSayOtherwise() throws UnsupportedEncodingException {
        enter("李清照", "1984-03-13");
        MvcTestResult again = house.post()
                .uri("/people/new")
                .param("name", "李清兆")
                .param("document", "NONE")
                .param("birth", "1984-03-13")
                .param("area", "500103")
                .exchange();
        assertThat(again).hasStatus(409);
        assertThat(text(again)).contains("李清照", "name=\"distinct\"");
    }

    @Test
    void outOfScopeAPersonIsNotThere() {
        String person = enter("谢道韫", "1985-03-13");
        RequestPostProcessor other = TestPeople.as(accounts, "district-officer", "500112");
        assertThat(house.get().uri(person).with(other)).hasStatus(404);
        assertThat(house.get().uri("/api/v1" + person).with(other)).hasStatus(404);
        for (String act : Set.of("look", "merge", "unmerge", "distinct", "change")) {
            assertThat(house.post()
                            .uri(person + "/" + act)
                            .with(other)
                            .param("purpose", "care")
                            .param("reason", "order 5"))
                    .as(act)
                    .hasStatus(404);
        }
        assertThat(house.post()
                        .uri("/api/v1" + person + "/look")
                        .with(other)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"purpose\":\"care\",\"reason\":\"order 5\"}"))
                .hasStatus(404);
        assertThat(house.get().uri(person)).hasStatus(200);
    }

    @Test
    void programsEnterAndFindInBodies() throws UnsupportedEncodingException {
        String body = """
                {"person": {"name": "王昭君", "document": "PASSPORT", "number": "E55555555"}, "area": %d, "sector": "health"}
                """.formatted(registry.rootId());
        MvcTestResult entered = house.post()
                .uri("/api/v1/people")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        assertThat(entered).hasStatus(201);
        assertThat(house.post()
                        .uri("/api/v1/people")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(409);
        MvcTestResult found = house.post()
                .uri("/api/v1/people/find")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"by": "document", "person": {"document": "PASSPORT", "number": "e5555 5555"},
                         "whatFor": {"purpose": "transfer", "reason": "order 6"}}
                        """)
                .exchange();
        assertThat(text(found)).contains("王昭君");
        assertThat(house.post()
                        .uri("/api/v1/people/find")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"by": "document", "person": {"document": "PASSPORT", "number": "E55555555"},
                                 "whatFor": {"purpose": "curiosity", "reason": "order 6"}}
                                """))
                .hasStatus(422);
        assertThat(house.post().uri("/api/v1/people/rotation"))
                .as("the duty officer")
                .hasStatus(403);
        assertThat(house.post().uri("/api/v1/people/rotation").header("Authorization", "Bearer of-the-tests"))
                .as("a command on the machine")
                .hasStatusOk();
        assertThat(text(house.get().uri("/api/v1/ledger/entries?act=people").exchange()))
                .contains("people.registered")
                .doesNotContain("王昭君");
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
