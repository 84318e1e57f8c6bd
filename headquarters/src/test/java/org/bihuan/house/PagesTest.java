package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.shell.scope.Access;
import org.bihuan.testing.HouseTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the house as it was last approved: the menu's, and below them one of each kind. */
@HouseTest
class PagesTest {
    /** Pages below the menu's. A page that is neither here nor in the menu fails {@link #noPageIsUnseen}. */
    private static final List<String> BELOW = List.of(
            "/control/units/500101",
            "/control/issues",
            "/control/groups",
            "/control/clusters",
            "/control/decisions",
            "/registry/areas/500103",
            "/registry/areas/500110-WS",
            "/registry/areas/new?parent=500103",
            "/registry/areas/500103/edit",
            "/registry/sectors?change=health",
            "/registry/sites",
            "/registry/sites/new?area=500103",
            "/registry/sites/GOLDEN",
            "/registry/kinds?change=hospital",
            "/registry/hours",
            "/registry/phones",
            "/registry/calendar?month=2020-05",
            "/shell/imports?kind=areas",
            "/shell/trust",
            "/shell/api",
            "/sign-in",
            "/access/me",
            "/access/me/prove",
            "/access/accounts/city-duty.500000",
            "/access/clients",
            "/access/who?room=control&area=1&sector=health",
            "/ledger/verifications",
            "/people/new",
            "/people/emergency",
            "/people/glass",
            "/loop/late",
            "/loop/handovers",
            "/loop/requests",
            "/loop/breaches",
            "/loop/load",
            "/loop/protocols",
            "/loop/protocols/price-report",
            "/loop/loops/price-report/500103",
            "/loop/do?protocol=price-report&subject=500103&duty=prices");

    /** A part of the page of a batch, asked for by it while work is under way. */
    private static final String PART = "/shell/imports/{id}/progress";

    /** Sends on to the city's identity provider. */
    private static final String ELSEWHERE = "/elsewhere";

    /** Works once and for one account: the tests of signing in look at it. */
    private static final String LINK = "/access/link/{token}";

    @Autowired
    MockMvcTester house;

    @Autowired
    AccessApi accounts;

    @Autowired
    JdbcClient db;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AfterEach
    void leaveNothingBehind() {
        for (String table : List.of("link", "post", "account")) {
            db.sql("delete from access." + table
                            + " where account in (select account from access.account where batch is not null)")
                    .update();
        }
        for (String table : List.of("import_finding", "import_result", "import_row", "import_part", "import_batch")) {
            db.sql("delete from shell." + table).update();
        }
        db.sql("delete from shell.import_mapping").update();
        db.sql("delete from registry.site where code = 'GOLDEN'").update();
        db.sql("delete from people.trace").update();
        db.sql("delete from people.person").update();
    }

    @TestFactory
    Stream<DynamicTest> pages() throws UnsupportedEncodingException {
        // accounts and keys that other tests left behind
        db.sql("delete from access.api_key").update();
        for (String table : List.of("link", "device", "passkey", "post", "account")) {
            db.sql(
                            "delete from access." + table
                                    + " where account not in (select account from access.account where login = 'city-duty.500000')")
                    .update();
        }
        assertThat(house.post()
                        .uri("/registry/sites")
                        .param("fresh", "true")
                        .param("code", "GOLDEN")
                        .param("kind", "hospital")
                        .param("zh", "示范医院")
                        .param("en", "Model Hospital")
                        .param("area", "500103")
                        .param("sector", "health")
                        .param("operator", "示范医院")
                        .param("territorial_owner", "区政府")
                        .param("sector_owner", "市卫生健康委"))
                .hasStatus(303);
        Golden golden = new Golden(house);
        return all().stream().flatMap(golden::page);
    }

    @TestFactory
    Stream<DynamicTest> stepsOfAnImport() throws InterruptedException, UnsupportedEncodingException {
        Golden golden = new Golden(house);
        String columns = send();
        String checked = send();
        step(checked, "check");
        String committed = send();
        step(committed, "check");
        step(committed, "commit");
        return Stream.of(
                        golden.page(columns, "shell-imports-columns"),
                        golden.page(checked + "?tab=look", "shell-imports-results"),
                        golden.page(committed + "?tab=added", "shell-imports-committed"),
                        Stream.of(DynamicTest.dynamicTest("is undone", () -> step(committed, "undo"))))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> theAccountsOfAFile() throws UnsupportedEncodingException {
        NewPost post = new NewPost("department", "500000", List.of(), Optional.empty(), Optional.empty(), "");
        assertThat(accounts.create(Access.house("tests"), new NewAccount("golden-1", "示范席", "", "education", post)))
                .isInstanceOf(AccessOutcome.Done.class);
        db.sql("update access.account set batch = 7 where login = 'golden-1'").update();
        return new Golden(house).page("/access/batches/7", "access-batch");
    }

    @TestFactory
    Stream<DynamicTest> aPersonAndAnEntryOfTheLedger() throws UnsupportedEncodingException {
        String person = String.valueOf(house.post()
                .uri("/people/new")
                .param("name", "示范人")
                .param("document", "NONE")
                .param("area", "500103")
                .exchange()
                .getResponse()
                .getRedirectedUrl());
        Golden golden = new Golden(house);
        String entry = golden.read("/ledger?about=" + person.replaceFirst(".*/", ""), "en")
                .select("td.bh-num a")
                .attr("href");
        return Stream.concat(golden.page(person, "people-person"), golden.page(entry, "ledger-entry"));
    }

    @Test
    void noPageIsUnseen() throws UnsupportedEncodingException {
        List<String> paths = new ArrayList<>(all());
        paths.addAll(List.of("/shell/imports/1", "/access/batches/1", "/ledger/1", "/people/" + "0".repeat(26)));
        assertThat(Golden.unseen(
                        requestMappingHandlerMapping,
                        pattern -> !pattern.startsWith("/shell/setup")
                                && !pattern.endsWith(ELSEWHERE)
                                && !pattern.equals(PART)
                                && !pattern.equals(LINK),
                        paths))
                .as("pages that nobody approves: name one of each above")
                .isEmpty();
        paths.remove("/registry/areas/new?parent=500103");
        assertThat(Golden.unseen(requestMappingHandlerMapping, pattern -> pattern.startsWith("/registry"), paths))
                .as("a page that is not named is found")
                .containsExactly("/registry/areas/new");
    }

    private List<String> all() throws UnsupportedEncodingException {
        List<String> menu =
                new Golden(house).read("/", "en").select("nav a.bh-room").eachAttr("href");
        assertThat(menu).contains("/");
        return Stream.concat(menu.stream(), BELOW.stream()).distinct().toList();
    }

    private String send() {
        byte[] file = """
                code,name,parent,kind,residents
                500103-G1,Golden Court,500103,community,1200
                500103-G2,Too high,500103-G1,district,10
                500103-G3,Nowhere,500999,grid,10
                """.getBytes(StandardCharsets.UTF_8);
        return String.valueOf(house.post()
                .uri("/shell/imports")
                .multipart()
                .file(new MockMultipartFile("file", "areas.csv", "text/csv", file))
                .param("kind", "areas")
                .param("sender", "clerk")
                .exchange()
                .getResponse()
                .getRedirectedUrl());
    }

    private void step(String batch, String step) throws InterruptedException, UnsupportedEncodingException {
        assertThat(house.post().uri(batch + "/" + step)).hasStatus(303);
        while (!Jsoup.parse(house.get().uri(batch).exchange().getResponse().getContentAsString())
                .select("#progress")
                .isEmpty()) {
            Thread.sleep(20);
        }
    }
}
