package org.bihuan.shell.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.shell.imports.ImportBatch.State;
import org.bihuan.shell.imports.ImportBatch.Tally;
import org.bihuan.shell.imports.ResultRow.Change;
import org.bihuan.shell.imports.ResultRow.Note;
import org.bihuan.shell.imports.ResultRow.Result;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list from its file to the store and back, on a real database. */
class ImportsTest {
    private static final String FIRST = """
            date,adcode,confirmed_cum,cured_cum,note
            2020-02-25,500101,118,60,
            2020-02-25,500102,5,2,"Fuling, the district"
            2020-02-26,500101,118,64,
            """;

    private final Trial trial = new Trial();

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void rowsOfAFirstFileAreAddedOnCommitAndNotBefore() {
        ImportBatch batch = trial.sendAndCheck(FIRST);
        assertThat(batch.state()).isEqualTo(State.CHECKED);
        assertThat(batch.tally()).isEqualTo(new Tally(3, 3, 0, 0, 0, 0, 0));
        assertThat(trial.stored()).isEmpty();

        assertThat(trial.finished(trial.imports.commit(batch)).state()).isEqualTo(Job.State.DONE);
        assertThat(trial.now(batch).state()).isEqualTo(State.COMMITTED);
        assertThat(trial.stored())
                .containsExactly(
                        "2020-02-25 500101 118 60",
                        "2020-02-25 500102 5 2 Fuling, the district",
                        "2020-02-26 500101 118 64");
    }

    @Test
    void theSameRowsInAnotherOrderAndWritingChangeNothing() {
        trial.commit(FIRST);
        ImportBatch again = trial.sendAndCheck("""
                区划代码;备注;日期;累计治愈;累计确诊
                ５００１０１;;2020/2/26;64;118

                500102;Fuling, the district;2020年2月25日;2;5
                500101;;25.02.2020;60;118
                """);
        assertThat(again.tally()).isEqualTo(new Tally(3, 0, 0, 3, 0, 0, 0));
    }

    @Test
    void oneCorrectedCellIsOneCorrection() {
        trial.commit(FIRST);
        ImportBatch corrected = trial.sendAndCheck(FIRST.replace("118,64", "117,64"));
        assertThat(corrected.tally()).isEqualTo(new Tally(3, 0, 1, 2, 0, 0, 0));
        ResultRow row = trial.imports.results(corrected, Tab.CORRECTED, 0, 10).getFirst();
        assertThat(row.line()).isEqualTo(4);
        assertThat(row.key()).containsExactly("2020-02-26", "500101");
        assertThat(row.changes()).containsExactly(new Change("confirmed", "118", "117"));
    }

    @Test
    void anEmptyCellAndAMissingColumnLeaveWhatIsStored() {
        trial.commit(FIRST);
        trial.commit("date,adcode,confirmed_cum,cured_cum\n2020-02-25,500102,6,\n");
        assertThat(trial.stored()).contains("2020-02-25 500102 6 2 Fuling, the district");
    }

    @Test
    void everyRefusedRowSaysWhyAndTheOthersGoIn() {
        ImportBatch batch = trial.commit("""
                date,adcode,confirmed_cum,cured_cum,note
                2020-02-30,500101,118,60,
                2020-02-25,900000,1,0,
                2020-02-25,500103,many,0,
                2020-02-25,500104,,0,
                03/04/2020,500105,1,0,
                2020-02-25,500106,1
                2020-02-25,500107,7,1,
                """);
        assertThat(batch.tally()).isEqualTo(new Tally(7, 1, 0, 0, 0, 6, 0));
        assertThat(trial.imports.results(batch, Tab.REFUSED, 0, 10))
                .flatExtracting(ResultRow::notes)
                .containsExactly(
                        note("day", "imports.value.noSuchDay", "2020-02-30"),
                        note("unit", "trial.counts.unknownUnit", "900000"),
                        note("confirmed", "imports.value.notWhole", "many"),
                        note("confirmed", "imports.value.required"),
                        note("day", "imports.value.ambiguousDay", "03/04/2020"),
                        note("", "imports.row.short", "3", "5"));
        assertThat(trial.stored()).containsExactly("2020-02-25 500107 7 1");
    }

    @Test
    void aNoteDoesNotKeepARowOut() {
        ImportBatch batch = trial.sendAndCheck("date,adcode,confirmed_cum\n2020-02-25,500101,2000000\n");
        assertThat(batch.tally()).isEqualTo(new Tally(1, 1, 0, 0, 0, 0, 1));
        assertThat(trial.imports.results(batch, Tab.LOOK, 0, 10)).hasSize(1);
    }

    @Test
    void aRowRepeatedInTheFileIsTakenOnceAndContradictingRowsNotAtAll() {
        ImportBatch batch = trial.commit("""
                date,adcode,confirmed_cum
                2020-02-25,500101,1
                2020/02/25,500101,1
                2020-02-25,500102,2
                2020-02-25,500102,3
                """);
        assertThat(batch.tally()).isEqualTo(new Tally(4, 1, 0, 0, 1, 2, 0));
        List<ResultRow> rows = trial.results(batch);
        assertThat(rows)
                .extracting(ResultRow::result)
                .containsExactly(Result.ADDED, Result.REPEATED, Result.REFUSED, Result.REFUSED);
        assertThat(rows.get(2).notes()).containsExactly(note("", "imports.row.contradicts", "5"));
        assertThat(rows.get(3).notes()).containsExactly(note("", "imports.row.contradicts", "4"));
        assertThat(trial.stored()).containsExactly("2020-02-25 500101 1");
    }

    @Test
    void undoRemovesWhatWasAddedAndSetsBackWhatWasCorrected() {
        trial.commit(FIRST);
        List<String> before = trial.stored();
        ImportBatch second = trial.commit(
                "date,adcode,confirmed_cum,note\n2020-02-25,500102,9,changed\n2020-02-27,500101,118,new\n");
        assertThat(trial.stored()).isNotEqualTo(before);
        assertThat(trial.finished(trial.imports.undo(second)).state()).isEqualTo(Job.State.DONE);
        assertThat(trial.stored()).isEqualTo(before);
        assertThat(trial.now(second).state()).isEqualTo(State.UNDONE);
    }

    @Test
    void undoIsRefusedWhereALaterBatchChangedTheSameRowsWhichAreNamed() {
        ImportBatch first = trial.commit(FIRST);
        ImportBatch second = trial.commit("date,adcode,confirmed_cum\n2020-02-25,500102,6\n");
        List<String> before = trial.stored();
        Job refused = trial.finished(trial.imports.undo(first));
        assertThat(refused.state()).isEqualTo(Job.State.FAILED);
        assertThat(refused.reason()).isEqualTo("imports.undo.later");
        assertThat(refused.arguments()).containsExactly("2020-02-25 · 500102 (#" + second.id() + ")");
        assertThat(trial.stored()).isEqualTo(before);

        assertThat(trial.finished(trial.imports.undo(second)).state()).isEqualTo(Job.State.DONE);
        assertThat(trial.finished(trial.imports.undo(first)).state()).isEqualTo(Job.State.DONE);
        assertThat(trial.stored()).isEmpty();
    }

    @Test
    void undoIsRefusedWhereAPageChangedARowSince() {
        ImportBatch first = trial.commit(FIRST);
        trial.db.sql("update trial.count set cured = 3 where unit = '500102'").update();
        Job refused = trial.finished(trial.imports.undo(first));
        assertThat(refused.reason()).isEqualTo("imports.undo.movedOn");
        assertThat(refused.arguments()).containsExactly("2020-02-25 · 500102");
    }

    @Test
    void aCommitIsRefusedOnceWhatIsStoredHasChangedSinceTheCheck() {
        ImportBatch waiting = trial.sendAndCheck(FIRST);
        trial.db
                .sql("insert into trial.count values ('2020-02-25', '500101', 1, 1, null)")
                .update();
        assertThat(trial.finished(trial.imports.commit(waiting)).reason()).isEqualTo("imports.commit.stale");
        assertThat(trial.stored()).hasSize(1);

        ImportBatch other = trial.commit("date,adcode,confirmed_cum\n2020-03-01,500199,6\n");
        assertThat(trial.finished(trial.imports.commit(trial.check(waiting))).state())
                .isEqualTo(Job.State.DONE);
        assertThat(trial.stored()).hasSize(4);
        assertThat(other.state()).isEqualTo(State.COMMITTED);
    }

    @Test
    void aBatchCannotBeCommittedTwice() {
        ImportBatch batch = trial.commit(FIRST);
        assertThat(trial.imports.commit(batch)).isInstanceOf(Step.NotNow.class);
    }

    @Test
    void columnsThatASenderNamedAreRememberedForThatSender() {
        String text = "Tag,Kreis,Zahl\n2020-02-25,500101,1\n";
        ImportBatch batch = trial.send("Zentrum", text);
        assertThat(trial.imports.missing(batch)).containsExactly("day", "unit", "confirmed");
        assertThat(trial.imports.check(batch)).isInstanceOf(Step.NotNow.class);
        assertThat(trial.imports.map(batch, List.of("day", "unit", "confirmed")))
                .isEmpty();
        assertThat(trial.check(trial.now(batch)).tally().added()).isEqualTo(1);

        assertThat(trial.send("Zentrum", text).mapping()).containsExactly("day", "unit", "confirmed");
        assertThat(trial.send("someone else", text).mapping()).containsExactly("", "", "");
    }

    @Test
    void aColumnCannotBeNamedTwiceOrUnknown() {
        ImportBatch batch = trial.send("", FIRST);
        assertThat(trial.imports.map(batch, List.of("day", "day", "confirmed", "", "")))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("imports.map.twice"));
        assertThat(trial.imports.map(batch, List.of("day", "unit", "confirmed", "", "password")))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("imports.map.unknown"));
    }

    @Test
    void aDiscardedBatchLeavesNothingStaged() {
        ImportBatch batch = trial.sendAndCheck(FIRST);
        assertThat(trial.imports.discard(batch)).isEmpty();
        assertThat(trial.db
                        .sql("select count(*) from shell.import_row")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(trial.now(batch).state()).isEqualTo(State.DISCARDED);
        assertThat(trial.imports.recent(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void cellsWithQuotesBackslashesTabsAndBreaksArriveAsTheyAre() {
        String odd = "a\"\"b\\c\td\ne,{f} NULL";
        trial.commit("date,adcode,confirmed_cum,note\n2020-02-25,500101,1,\"" + odd + "\"\n");
        assertThat(trial.db
                        .sql("select note from trial.count")
                        .query(String.class)
                        .single())
                .isEqualTo(odd.replace("\"\"", "\""));
    }

    private static Note note(String column, String reason, String... arguments) {
        return new Note(column, reason, List.of(arguments), true);
    }

    @Test
    void afterTheTimeKeptStagedRowsGoAndABatchCanNoLongerBeUndone() {
        ImportBatch old = trial.commit("day,unit,confirmed\n2020-02-26,5A,1\n");
        ImportBatch recent = trial.commit("day,unit,confirmed\n2020-02-26,5B,1\n");
        ImportBatch left = trial.sendAndCheck("day,unit,confirmed\n2020-02-26,5C,1\n");
        Retention retention = trial.imports.retention();
        assertThat(retention.sweep()).as("nothing is old yet").isZero();
        trial.db
                .sql("update shell.import_batch set created_at = created_at - interval '36 days',"
                        + " checked_at = checked_at - interval '36 days', committed_at = committed_at - interval '36 days'"
                        + " where id <> :recent")
                .param("recent", recent.id())
                .update();
        assertThat(retention.sweep()).isEqualTo(2);
        assertThat(retention.sweep()).isZero();
        assertThat(trial.results(old)).isEmpty();
        assertThat(trial.results(recent)).hasSize(1);
        assertThat(trial.now(left).state()).isEqualTo(ImportBatch.State.DISCARDED);
        assertThat(trial.imports.undo(trial.now(old))).isInstanceOf(Step.NotNow.class);
        assertThat(trial.finished(trial.imports.undo(trial.now(recent))).state())
                .isEqualTo(Job.State.DONE);
        assertThat(trial.stored()).containsExactly("2020-02-26 5A 1");
    }
}
