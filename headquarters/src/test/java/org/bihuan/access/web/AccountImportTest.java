package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.NewPost;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow;
import org.bihuan.shell.imports.Step;
import org.bihuan.shell.imports.Upload;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Lists of accounts by file: never wider than whoever sends or commits them, the same again nothing, undone they are gone. */
@HouseTest
class AccountImportTest {
    @TempDir
    Path temp;

    @Autowired
    AccessApi accounts;

    @Autowired
    RegistryApi registry;

    @Autowired
    Imports imports;

    @Autowired
    CityClock clock;

    @Autowired
    RealClock realTime;

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester house;

    @AfterEach
    void leaveNothingBehind() {
        for (String table : List.of("import_finding", "import_result", "import_row", "import_part", "import_batch")) {
            db.sql("delete from shell." + table).update();
        }
        db.sql("delete from shell.import_mapping").update();
        for (String table : List.of("link", "post", "account")) {
            db.sql("delete from access." + table
                            + " where account in (select account from access.account where login like 'list-%')")
                    .update();
        }
    }

    @Test
    void aDistrictsListMakesItsOwnAccountsAndNoWiderOnes() {
        String street = street("500103");
        ImportBatch batch = checked(officer("500103"), """
                login,name,role,area,sectors
                list-1,Desk one,street worker,%s,
                list-2,Desk two,street-worker,%s,
                list-3,Desk three,city-duty,500000,
                list-4,Desk four,街镇工作人员,%s,health
                list-5,,street-worker,%s,
                list-6,Desk six,administrator,500103,
                LIST 7,Desk seven,nobody,500103,
                """.formatted(street, street("500105"), street, street));
        assertThat(batch.area())
                .isEqualTo(registry.unit("500103", clock.today()).orElseThrow().id());
        assertThat(batch.tally().added()).isEqualTo(2);
        assertThat(reasons(officer("500103"), batch))
                .containsExactly(
                        "3 area access.refusal.wider",
                        "4 area access.refusal.wider",
                        "6 name imports.value.required",
                        "7 area access.refusal.where",
                        "8 login access.refusal.login");
        assertThat(done(officer("500103"), batch, imports::commit)).isEqualTo(Job.State.DONE);
        Account made = accounts.account(Scope.everything(), "list-4").orElseThrow();
        assertThat(made.hasSecret()).isFalse();
        assertThat(made.posts().getFirst().sectors()).containsExactly("health");
        assertThat(accounts.account(Scope.everything(), "list-2")).isEmpty();
        assertThat(officer("500105").get(() -> imports.find(batch.id())))
                .as("another district's file")
                .isEmpty();
    }

    @Test
    void theSameAgainIsNothingAndAnotherOfTheNameIsRefused() {
        String file = """
                login,name,role,area,department,until
                list-1,Desk one,department,500000,教育委员会,2020-05-31 18:00
                list-2,Desk two,department,500000,Education Commission,2020-05-31 18:00
                """;
        Access administrator = of("administrator", "500000");
        ImportBatch first = checked(administrator, file);
        assertThat(first.tally().added())
                .as(reasons(administrator, first).toString())
                .isEqualTo(1);
        done(administrator, first, imports::commit);
        assertThat(accounts.account(Scope.everything(), "list-2").orElseThrow().department())
                .isEqualTo("education");

        ImportBatch again = checked(administrator, file);
        assertThat(again.tally().same()).isEqualTo(1);
        assertThat(again.tally().taken()).isZero();

        ImportBatch other = checked(administrator, file.replace("Desk two", "Desk three"));
        assertThat(reasons(administrator, other)).contains("3 login access.refusal.taken");
        ImportBatch elsewhere = checked(
                officer("500103"), "login,name,role,area\nlist-2,Desk two,street-worker," + street("500103") + "\n");
        assertThat(reasons(officer("500103"), elsewhere)).containsExactly("2 login access.refusal.taken");
    }

    @Test
    void whoMayNotMakeAccountsSeesNoListOfThem() {
        ImportBatch batch = checked(of("administrator", "500000"), """
                login,name,role,area
                list-1,Desk one,administrator,500000
                """);
        assertThat(batch.tally().added()).isEqualTo(1);
        assertThat(of("city-duty", "500000").get(() -> imports.find(batch.id())))
                .isEmpty();
        assertThat(accounts.account(Scope.everything(), "list-1")).isEmpty();
    }

    @Test
    void undoneTheyAreGoneAndThoseThatWereEnteredAreDisabled() {
        Access officer = officer("500103");
        String file = """
                login,name,role,area
                list-1,Desk one,street-worker,%1$s
                list-2,Desk two,street-worker,%1$s
                """.formatted(street("500103"));
        ImportBatch batch = checked(officer, file);
        done(officer, batch, imports::commit);
        db.sql("update access.account set secret = '{noop}x' where login = 'list-2'")
                .update();

        assertThat(done(officer, batch, imports::undo)).isEqualTo(Job.State.DONE);

        assertThat(accounts.account(Scope.everything(), "list-1")).isEmpty();
        assertThat(accounts.account(Scope.everything(), "list-2").orElseThrow().disabled())
                .isTrue();
        assertThat(checked(officer, file).tally().added())
                .as("the first may come in anew")
                .isEqualTo(1);
    }

    @Test
    void itIsNotUndoneOnceAnAccountHoldsAnotherPost() {
        Access officer = officer("500103");
        ImportBatch batch =
                checked(officer, "login,name,role,area\nlist-1,Desk one,street-worker," + street("500103") + "\n");
        done(officer, batch, imports::commit);
        accounts.grant(
                officer,
                "list-1",
                new NewPost(
                        "investigator",
                        "500103",
                        List.of(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        ""));
        assertThat(done(officer, batch, imports::undo)).isEqualTo(Job.State.FAILED);
        assertThat(accounts.account(Scope.everything(), "list-1")).isPresent();
    }

    @Test
    void linksAreMadeByWhoeverMayForThoseWithoutAPasswordAndShownOnce() throws Exception {
        Access officer = officer("500103");
        ImportBatch batch = checked(officer, """
                login,name,role,area
                list-1,=Desk one,street-worker,%1$s
                list-2,Desk two,street-worker,%1$s
                """.formatted(street("500103")));
        done(officer, batch, imports::commit);
        db.sql("update access.account set secret = '{noop}x' where login = 'list-2'")
                .update();
        String path = "/access/batches/" + batch.id();

        assertThat(body(answer("district-officer", "500103", path))).contains("list-1", "list-2");
        assertThat(answer("district-officer", "500105", path)).hasStatus(404);
        assertThat(answer("street-worker", street("500103"), path)).hasStatus(403);
        assertThat(sent("district-officer", "500105", path + "/links")).hasStatus(404);
        assertThat(sent("auditor", "500000", path + "/links")).hasStatus(403);
        assertThat(house.post().uri(path + "/links").with(TestPeople.as(accounts, "district-officer", "500103")))
                .as("without having proved who they are")
                .hasStatus(303);

        String shown = Jsoup.parse(body(sent("district-officer", "500103", path + "/links")))
                .select("code.bh-wrap")
                .eachText()
                .getFirst();
        assertThat(shown).startsWith("http://localhost/access/link/");
        String file = body(sent("district-officer", "500103", path + "/links.csv"));
        assertThat(file).contains("list-1,'=Desk one,").doesNotContain("list-2");
        String first = shown.replace("http://localhost", "");
        assertThat(house.get().uri(first)).as("made anew, the earlier ones go").hasStatus(404);
        String second = file.replaceAll("(?s).*(/access/link/[A-Za-z0-9_-]+).*", "$1");
        assertThat(house.get().uri(second)).hasStatusOk();
    }

    private MvcTestResult answer(String role, String area, String path) {
        return house.get()
                .uri(path)
                .with(TestPeople.as(accounts, role, area))
                .header("Accept-Language", "en")
                .exchange();
    }

    private MvcTestResult sent(String role, String area, String path) {
        return house.post()
                .uri(path)
                .cookie(TestSignedIn.proved(sessions, realTime.instant()))
                .with(TestPeople.as(accounts, role, area))
                .header("Accept-Language", "en")
                .exchange();
    }

    private static String body(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Access officer(String area) {
        return of("district-officer", area);
    }

    private Access of(String role, String area) {
        return accounts.enter(TestPeople.account(accounts, role, area).id(), 0).orElseThrow();
    }

    private String street(String unit) {
        return registry.children(unit, clock.today()).getFirst().code();
    }

    private ImportBatch checked(Access by, String text) {
        return by.get(() -> {
            try {
                Path file = Files.writeString(temp.resolve("accounts.csv"), text);
                Upload upload = imports.upload(imports.kind("accounts").orElseThrow(), "", "accounts.csv", file);
                ImportBatch batch = imports.find(((Upload.Here) upload).batch()).orElseThrow();
                assertThat(imports.missing(batch)).isEmpty();
                assertThat(done(by, batch, imports::check)).isEqualTo(Job.State.DONE);
                return imports.find(batch.id()).orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Job.State done(Access by, ImportBatch batch, java.util.function.Function<ImportBatch, Step> step) {
        return by.get(() -> {
            ImportBatch now = imports.find(batch.id()).orElseThrow();
            assertThat(step.apply(now)).isInstanceOf(Step.Started.class);
            Job job;
            do {
                sleep();
                job = imports.standing(batch.id()).job().orElseThrow();
            } while (job.running());
            return job.state();
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> reasons(Access by, ImportBatch batch) {
        return by.get(() -> imports.results(batch, ResultRow.Tab.REFUSED, 0, 100).stream()
                .flatMap(
                        row -> row.notes().stream().map(note -> row.line() + " " + note.column() + " " + note.reason()))
                .toList());
    }
}
