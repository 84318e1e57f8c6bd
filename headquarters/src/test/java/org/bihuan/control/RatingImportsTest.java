package org.bihuan.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.control.cli.LevelFiles;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.GroupMember;
import org.bihuan.control.model.LevelInputs;
import org.bihuan.control.model.LevelRules;
import org.bihuan.control.model.LevelTable;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.Step;
import org.bihuan.shell.imports.Upload;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Groups, clusters and decisions by file: they act on the city's levels as they do on those of the command line. */
@HouseTest
class RatingImportsTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 4, 30);
    private static final LocalDate DAY = LocalDate.of(2020, 2, 26);
    private static final Path PACK = Path.of("../cities/chongqing");

    @TempDir
    Path folder;

    @Autowired
    ControlApi control;

    @Autowired
    Imports imports;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    /** Tables that keep every version, and their ids. */
    private static final Map<String, String> KEPT = Map.of(
            "control.rating_group",
            "group_id",
            "control.cluster",
            "cluster_id",
            "control.level_override",
            "override_id");

    private final Map<String, Long> last = new HashMap<>();
    private final List<Long> committed = new ArrayList<>();

    @BeforeEach
    void begin() throws InterruptedException {
        newsArrived();
        KEPT.forEach((table, id) -> last.put(
                table,
                jdbc.sql("select coalesce(max(" + id + "), 0) from " + table)
                        .query(Long.class)
                        .single()));
    }

    @AfterEach
    void undoWhatIsLeft() throws InterruptedException {
        committed.reversed().forEach(this::undo);
        newsArrived();
        KEPT.forEach(this::forget);
        for (String table : List.of("finding", "result", "row", "part", "batch", "mapping")) {
            jdbc.sql("delete from shell.import_" + table).update();
        }
    }

    /** The city keeps every version; the next test should not see them. */
    private void forget(String table, String id) {
        jdbc.sql("delete from " + table + " where " + id + " > :last")
                .param("last", last.getOrDefault(table, 0L))
                .update();
        jdbc.sql("update " + table + " set withdrawn_at = null, withdrawn_by = null, withdrawn_batch = null"
                        + " where withdrawn_batch is not null")
                .update();
    }

    @Test
    void clustersDecideAsInTheCommand() {
        Path file = write("adcode,date,size\n500101,2020-02-20,3\n500102,2020-02-01,4\n500106,2020-02-24,1\n");
        commit("clusters", file);
        LevelInputs inputs = new LevelInputs(
                files().counts(PACK.resolve("counts/units.csv")),
                packGroups(),
                Optional.of(files().clusters(file)),
                files().overrides(PACK.resolve("levels/overrides.csv")));
        assertThat(levels()).isEqualTo(byTheCommand(inputs)).hasSize(41);
        assertThat(levels().get("500101")).endsWith("clusters 1");
    }

    @Test
    void groupsAndDecisionsDecideAsInTheCommand() {
        Path groups = write("group,adcode\neast,500101\neast,500102\n");
        Path overrides = write("adcode,level,reason,person,until\n500103,low,swept,W. Duty,2020-02-28\n");
        commit("groups", groups);
        commit("overrides", overrides);
        List<GroupMember> members = new ArrayList<>(packGroups());
        List.of("500101", "500102").forEach(unit -> members.add(GroupMember.always("east", unit)));
        var decisions = new ArrayList<>(files().overrides(PACK.resolve("levels/overrides.csv")));
        decisions.addAll(files().overrides(overrides));
        LevelInputs inputs =
                new LevelInputs(files().counts(PACK.resolve("counts/units.csv")), members, Optional.empty(), decisions);
        assertThat(levels()).isEqualTo(byTheCommand(inputs));
        assertThat(levels().get("500102")).contains("group:east");
        assertThat(levels().get("500103")).startsWith("LOW override ");
    }

    @Test
    void theSameFileAgainChangesNothingAndUndoSetsAllBack() {
        Map<String, String> before = levels();
        for (String[] list : new String[][] {
            {"groups", "group,adcode,from\nwest,500103,2020-02-17\nwest,500153,2020-02-20\n"},
            {"clusters", "adcode,date,size,label\n500101,2020-02-20,3,market\n500101,2020-02-20,2,\n"},
            {"overrides", "adcode,level,reason,person,from,until\n500101,HIGH,watch,W. Duty,2020-02-01,2020-03-01\n"}
        }) {
            Path file = write(list[1]);
            long batch = commit(list[0], file);
            assertThat(levels()).as(list[0]).isNotEqualTo(before);
            ImportBatch again = checked(list[0], file);
            assertThat(again.tally().same()).as(list[0]).isEqualTo(again.tally().rows());
            undo(batch);
            committed.remove(batch);
            assertThat(levels()).as(list[0]).isEqualTo(before);
        }
    }

    @Test
    void whatCannotBeIsRefusedRowByRow() {
        assertThat(findings("groups", "group,adcode,from,until\na,110000,,\na,500101,2020-03-01,2020-02-01\n"))
                .containsExactly("unknownUnit", "untilEarlier");
        assertThat(findings("groups", "group,adcode,from\na,500101,\nb,500101,2020-03-01\n"))
                .containsExactly("twice");
        assertThat(findings("clusters", "adcode,date,size\n500101,2020-05-01,2\n500101,2020-04-01,0\n"))
                .containsExactly("future", "noSize");
        assertThat(findings("overrides", "adcode,level,reason,person,until\n500101,RED,r,p,2020-05-01\n"))
                .containsExactly("noLevel");
        assertThat(findings("overrides", "adcode,level,reason,person,until\n500101,LOW,,p,2020-05-01\n"))
                .containsExactly("required");
    }

    @Test
    void todaysListIsComputedAgainAfterAChangeAndKept() throws InterruptedException {
        ComputedList before = control.computed(TODAY).orElseThrow();
        long batch = commit(
                "overrides", write("adcode,level,reason,person,until\n500101,MEDIUM,watch,W. Duty,2020-05-02\n"));
        newsArrived();
        ComputedList after = control.computed(TODAY).orElseThrow();
        assertThat(after.id()).isGreaterThan(before.id());
        assertThat(after.inputs()).isNotEqualTo(before.inputs());
        undo(batch);
        committed.remove(batch);
        newsArrived();
        assertThat(control.computed(TODAY).orElseThrow().id()).isGreaterThan(after.id());
        assertThat(control.computed(TODAY).orElseThrow().inputs()).isEqualTo(before.inputs());
    }

    /** News travels in a transaction of its own, after the one that made it; this waits for all that is under way. */
    private void newsArrived() throws InterruptedException {
        while (jdbc.sql("select count(*) from shell.event_publication where completion_date is null")
                        .query(Integer.class)
                        .single()
                > 0) {
            Thread.sleep(20);
        }
    }

    private Map<String, String> levels() {
        return control.standings(DAY).stream()
                .map(Standing::level)
                .collect(Collectors.toMap(UnitLevel::unit, RatingImportsTest::told));
    }

    private static Map<String, String> byTheCommand(LevelInputs inputs) {
        List<String> units = List.copyOf(inputs.series().keySet());
        return new LevelTable(LevelRules.of2020(), inputs)
                .on(DAY, units).stream()
                        .filter(level -> codes().contains(level.unit()))
                        .collect(Collectors.toMap(UnitLevel::unit, RatingImportsTest::told));
    }

    private static String told(UnitLevel level) {
        return level.level() + " " + level.rule() + " " + level.cumulative() + " " + level.newCases() + " clusters "
                + level.clusters();
    }

    private static List<GroupMember> packGroups() {
        List<GroupMember> members = new ArrayList<>();
        files().groups(PACK.resolve("levels/groups.csv"))
                .forEach((group, units) -> units.forEach(unit -> members.add(GroupMember.always(group, unit))));
        return members;
    }

    private static LevelFiles files() {
        return new LevelFiles(codes());
    }

    private static Set<String> codes() {
        return lines(PACK.resolve("levels/2020-02-26.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "list", ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> findings(String kind, String text) {
        ImportBatch batch = checked(kind, write(text));
        return imports.results(batch, Tab.REFUSED, 0, 100).stream()
                .flatMap(row -> row.notes().stream())
                .map(note -> note.code())
                .toList();
    }

    private ImportBatch checked(String kind, Path file) {
        try {
            Upload upload = imports.upload(imports.kind(kind).orElseThrow(), "tester", "list.csv", file);
            ImportBatch batch = imports.find(((Upload.Here) upload).batch()).orElseThrow();
            finish(imports.check(batch));
            return imports.find(batch.id()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long commit(String kind, Path file) {
        ImportBatch batch = checked(kind, file);
        assertThat(batch.tally().refused()).isZero();
        finish(imports.commit(batch));
        committed.add(batch.id());
        return batch.id();
    }

    private void undo(long batch) {
        finish(imports.undo(imports.find(batch).orElseThrow()));
    }

    private void finish(Step step) {
        long id = ((Step.Started) step).job();
        Job job = jobs.find(id).orElseThrow();
        while (job.running()) {
            Thread.onSpinWait();
            job = jobs.find(id).orElseThrow();
        }
        assertThat(job.state()).as(job.toString()).isEqualTo(Job.State.DONE);
    }
}
