package org.bihuan.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.registry.Area;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Areas by file through the whole import service, on a city that has only its root. */
class AreaImportTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 4, 29);
    private static final String FILE = """
            code,name,parent,kind,residents
            N,North,TW,district,1000
            S,South,TW,zone,500
            N-1,First Street,N,street,400
            N-2,Second Street,N,street,600
            """;

    private final AreaQueries queries;
    private final AreaBook book;
    private final Desk desk;

    AreaImportTest() throws IOException {
        Database database = TestDatabase.fresh("registry", "shell");
        City tidewater = CityPack.read(Path.of("../cities/tidewater"));
        CityClock clock = CityClock.real(Clock.fixed(Tables.NOW, tidewater.zone()), tidewater.zone());
        desk = new Desk(database, clock, here -> {
            AreaQueries areas = new AreaQueries(here.db);
            AreaRows rows = new AreaRows(here.db, areas);
            return List.of(new AreaImport(here.db, areas, rows, new AreaUndo(here.db), clock));
        });
        queries = new AreaQueries(desk.db);
        AreaRows rows = new AreaRows(desk.db, queries);
        book = new AreaBook(queries, rows, new RemovalTable(desk.db, clock), desk.transaction, desk.decisions, clock);
        Path root = Files.createDirectories(Files.createTempDirectory("root"));
        Files.writeString(
                root.resolve("areas.csv"),
                "code,parent,statutory_parent,kind,zh,en,zh_short,population,estimate,lon,lat,valid_from,valid_to,source\n"
                        + "TW,,,city,Tidewater,Tidewater,,,,,,,,test\n");
        new AreaPack(rows, desk.transaction, clock)
                .load(new City(new City.Facts(
                        "tidewater",
                        "TW",
                        tidewater.names(),
                        tidewater.headquarters(),
                        tidewater.zone(),
                        tidewater.languages(),
                        root)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void newAreasHoldSinceEverAndTheSameFileChangesNothing() {
        ImportBatch batch = commit(FILE);
        assertThat(batch.tally().added()).isEqualTo(4);
        assertThat(area("N-1", LocalDate.of(1990, 1, 1)).orElseThrow())
                .satisfies(area -> assertThat(area.name(Locale.CHINESE)).isEqualTo("First Street"))
                .satisfies(area -> assertThat(area.changedBy()).isEqualTo("tests"))
                .satisfies(area -> assertThat(area.source()).isEqualTo("#" + batch.id()));
        ImportBatch again = check(FILE);
        assertThat(again.tally().same()).isEqualTo(4);
        assertThat(again.tally().taken()).isZero();
    }

    @Test
    void oneCorrectedCellIsOneCorrectionOfThePeriodThatHoldsToday() {
        commit(FILE);
        ImportBatch batch = commit(FILE.replace("South,TW,zone,500", "South,TW,zone,501"));
        assertThat(batch.tally().corrected()).isEqualTo(1);
        assertThat(batch.tally().same()).isEqualTo(3);
        assertThat(queries.periods("S")).hasSize(1);
        assertThat(area("S", TODAY.minusYears(9)).orElseThrow().population()).hasValue(501);
    }

    @Test
    void aRowWithADayCutsThePeriodAndUndoGivesItBackWhole() {
        commit(FILE);
        List<Area> before = queries.everything();
        ImportBatch batch = commit("code,name,kind,from\nN-1,Quay Street,street,2020-03-01\n");
        assertThat(queries.periods("N-1"))
                .extracting(Area::en, area -> area.valid().openStart())
                .containsExactly(tuple("First Street", true), tuple("Quay Street", false));
        assertThat(area("N-1", TODAY).orElseThrow().population()).hasValue(400);
        assertThat(check("code,name,kind,from\nN-1,Quay Street,street,2020-03-01\n")
                        .tally()
                        .same())
                .isEqualTo(1);
        assertThat(desk.undo(batch).state()).isEqualTo(Job.State.DONE);
        assertThat(queries.everything()).isEqualTo(before);
    }

    @Test
    void whatWasChangedSinceOrIsNeededByOthersIsNotUndone() {
        ImportBatch first = commit(FILE);
        ImportBatch below = commit("code,name,parent,kind\nN-1-1,Well Court,N-1,community\n");
        Job needed = desk.undo(first);
        assertThat(needed.state()).isEqualTo(Job.State.FAILED);
        assertThat(needed.reason()).isEqualTo("imports.undo.needed");
        assertThat(desk.undo(below).state()).isEqualTo(Job.State.DONE);
        assertThat(book.end("S", new RemovalDraft(LocalDate.of(2030, 1, 1), "reform")))
                .as("an end that only days to come will show")
                .isInstanceOf(Outcome.Done.class);
        Job moved = desk.undo(first);
        assertThat(moved.reason()).isEqualTo("imports.undo.movedOn");
        assertThat(moved.arguments()).containsExactly("S");
    }

    @Test
    void everyWrongRowSaysWhyAndTheOthersAreTaken() {
        ImportBatch batch = check("""
                code,name,parent,kind,residents,valid_from
                N,North,TW,district,1000,
                X,Nowhere,NONE,district,1,
                A,Hen,B,community,1,
                B,Egg,A,community,1,
                M,No residents,TW,district,,
                K,Castle,TW,castle,5,
                K-1,Below a castle,K,street,5,
                T,Second top,,city,5,
                Z_Z,Bad code,TW,district,5,
                Q,,TW,district,5,
                R,Too low,N,district,5,
                D,One,TW,district,5,
                D,Two,TW,district,6,
                F,Early,N,street,5,someday
                """);
        assertThat(desk.refusals(batch))
                .containsExactlyInAnyOrder(
                        "3 parent unknownArea",
                        "3 statutory_parent unknownArea",
                        "4 parent circle",
                        "5 parent circle",
                        "6 population unitPopulation",
                        "7 kind unknownKind",
                        "8 parent unknownArea",
                        "8 statutory_parent unknownArea",
                        "9 parent secondRoot",
                        "10 code code",
                        "11 zh noName",
                        "12 parent rank",
                        "13  contradicts",
                        "14  contradicts",
                        "15 valid_from notDay");
        assertThat(batch.tally().added()).isEqualTo(1);
    }

    @Test
    void residentsThatDoNotSumAreNotedNotRefused() {
        ImportBatch batch = commit(FILE.replace("Second Street,N,street,600", "Second Street,N,street,601"));
        assertThat(batch.tally().noted()).isEqualTo(1);
        assertThat(desk.imports().results(batch, Tab.NOTED, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.notes().getFirst().arguments()).containsExactly("1001", "1000"));
    }

    private Optional<Area> area(String code, LocalDate day) {
        return queries.area(code, day);
    }

    private ImportBatch check(String text) {
        return desk.check("areas", text);
    }

    private ImportBatch commit(String text) {
        return desk.commit("areas", text);
    }
}
