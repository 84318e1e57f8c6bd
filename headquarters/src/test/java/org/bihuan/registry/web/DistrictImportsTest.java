package org.bihuan.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Search;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.Step;
import org.bihuan.shell.imports.Upload;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A district's officer sends the district's own lists; what is another's is refused row by row. */
@HouseTest
class DistrictImportsTest {
    private static final String SITES = """
            code,kind,zh,area,sector,operator,territorial_owner,sector_owner
            DI-1,hospital,某医院,500103,health,某医院,区政府,区卫健委
            DI-2,hospital,某医院,500106,health,某医院,区政府,区卫健委
            DI-3,hospital,某医院,500103,health,某医院,区政府,区卫健委
            """;

    @Autowired
    AccessApi accounts;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient db;

    @Autowired
    LedgerApi ledger;

    private Access officer(String area) {
        Account account = TestPeople.account(accounts, "district-officer", area);
        return accounts.enter(account.id(), 0).orElseThrow();
    }

    private ImportBatch checked(Access by, String kind, String text) {
        return by.get(() -> {
            try {
                Path file = Files.createTempFile("district", ".csv");
                Files.writeString(file, text);
                ImportKind list = imports.kind(kind).orElseThrow();
                Upload.Here here = (Upload.Here) imports.upload(list, "", kind + ".csv", file);
                Files.delete(file);
                done(here.batch(), imports.check(imports.find(here.batch()).orElseThrow()));
                return imports.find(here.batch()).orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void done(long batch, Step step) {
        assertThat(step).isInstanceOf(Step.Started.class);
        Optional<Job> job;
        do {
            Thread.onSpinWait();
            job = imports.standing(batch).job();
        } while (job.filter(Job::running).isPresent());
        assertThat(job.orElseThrow().state()).isEqualTo(Job.State.DONE);
    }

    private List<String> refused(Access by, ImportBatch batch) {
        return by.get(() -> imports.results(batch, Tab.REFUSED, 0, 100).stream()
                .flatMap(row -> row.notes().stream().map(note -> row.line() + " " + note.column() + " " + note.code()))
                .toList());
    }

    @Test
    void aFileOfSitesIsTakenWhereItIsTheSendersAndUndoneByThem() {
        Access officer = officer("500103");
        ImportBatch others = checked(officer("500106"), "sites", SITES.replace("DI-", "DJ-"));
        officer("500106").run(() -> done(others.id(), imports.commit(others)));
        ImportBatch batch = checked(officer, "sites", SITES + "DJ-2,hospital,某医院,500103,health,某医院,区政府,区卫健委\n");
        assertThat(refused(officer, batch)).containsExactly("3 area notYours", "5 code taken");
        assertThat(batch.tally().added()).isEqualTo(2);
        assertThat(batch.area())
                .isEqualTo(db.sql("select area from registry.area where code = '500103'")
                        .query(Integer.class)
                        .single());
        officer.run(() -> done(batch.id(), imports.commit(batch)));
        assertThat(db.sql("select changed_by from registry.site where code like 'DI-%'")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "值班员 district-officer (district-officer.500103)",
                        officer.actor().signature());
        assertThat(officer("500106").get(() -> imports.find(batch.id()))).isEmpty();
        officer.run(() -> done(batch.id(), imports.undo(imports.find(batch.id()).orElseThrow())));
        officer("500106")
                .run(() ->
                        done(others.id(), imports.undo(imports.find(others.id()).orElseThrow())));
        assertThat(db.sql("select count(*) from registry.site where code like 'DI-%' or code like 'DJ-%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ledger.page(Search.ALL.about("batch:" + batch.id()), Scope.everything(), 10))
                .extracting(entry -> entry.act())
                .containsExactly("imports.undone", "imports.committed");
    }

    @Test
    void phonesCountsAndAreasOfOthersAreRefusedByName() {
        Access officer = officer("500103");
        ImportBatch phones = checked(officer, "phones", """
                area,sector,role,number,begins,ends
                500103,health,某值班室,63841234,2020-05-01T08:00,2020-05-02T08:00
                500106,health,某值班室,63841234,2020-05-01T08:00,2020-05-02T08:00
                """);
        assertThat(refused(officer, phones)).containsExactly("3 area notYours");
        ImportBatch counts = checked(officer, "counts", """
                date,adcode,confirmed_cum
                2020-04-29,500103,20
                2020-04-29,500106,20
                2020-04-29,500000,579
                """);
        assertThat(refused(officer, counts)).containsExactly("3 unit notYours", "4 unit notYours");
        ImportBatch areas = checked(officer, "areas", """
                code,parent,kind,zh
                500103,500000,district,渝中区
                500106,500000,district,沙坪坝区
                500103-NEW,500103,grid,某网格
                """);
        assertThat(refused(officer, areas)).contains("3 code notYours", "4 code notYours");
        assertThat(areas.tally().refused()).isEqualTo(2);
    }

    @Test
    void theCitysListsAreTheCitysAndLevelsInputsAreNotOffered() {
        Access officer = officer("500103");
        ImportBatch days = checked(officer, "calendar", "day,kind,zh\n2031-05-05,holiday,某日\n");
        assertThat(refused(officer, days)).containsExactly("2 day notYours");
        assertThat(officer.get(
                        () -> imports.kinds().stream().map(ImportKind::key).toList()))
                .contains("sites", "counts")
                .doesNotContain("overrides", "groups", "clusters");
    }
}
