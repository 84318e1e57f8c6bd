package org.bihuan.shell.imports.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportBatch.State;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.ResultRow;
import org.bihuan.shell.imports.ResultRow.Result;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.page.Meaning;

/**
 * A batch as its page shows it.
 *
 * @param missing keys of required columns without a column of the file
 * @param twin the committed batch that the very same file came in with
 * @param more whether the tab has more rows than these
 * @param refused why the last request was not done, empty if it was
 * @param keep how long after its commit a batch can be undone at most
 */
public record BatchView(
        ImportBatch batch,
        ImportKind kind,
        Optional<Job> job,
        List<String> missing,
        OptionalLong twin,
        Tab tab,
        List<ResultRow> rows,
        boolean more,
        String refused,
        Duration keep) {

    /** The moment after which it can no longer be undone. */
    public Instant undoUntil() {
        return batch.committedAt().orElse(batch.createdAt()).plus(keep);
    }

    public long keepDays() {
        return keep.toDays();
    }

    public boolean working() {
        return job.filter(Job::running).isPresent();
    }

    /** The last work ended without being done, which is worth saying. */
    public boolean failed() {
        return job.filter(ended -> !ended.running() && ended.state() != Job.State.DONE)
                .isPresent();
    }

    /** Step that the page is at, from 1: file, columns, results, commit. */
    public int step() {
        return switch (batch.state()) {
            case UPLOADED, DISCARDED -> 2;
            case CHECKED -> 3;
            case COMMITTED, UNDONE -> 4;
        };
    }

    public boolean columnsOpen() {
        return batch.state() == State.UPLOADED && !working();
    }

    public boolean resultsOpen() {
        return batch.state() != State.UPLOADED && batch.state() != State.DISCARDED && !working();
    }

    /** Rows of a tab. */
    public int count(Tab of) {
        ImportBatch.Tally tally = batch.tally();
        return switch (of) {
            case LOOK -> tally.refused() + tally.corrected() + tally.noted();
            case REFUSED -> tally.refused();
            case CORRECTED -> tally.corrected();
            case NOTED -> tally.noted();
            case ADDED -> tally.added();
            case REPEATED -> tally.repeated();
            case SAME -> tally.same();
            case ALL -> tally.rows();
        };
    }

    public static Meaning meaning(Result result) {
        return switch (result) {
            case REFUSED -> Meaning.LATE;
            case CORRECTED -> Meaning.INFO;
            case ADDED -> Meaning.DONE;
            case REPEATED, SAME -> Meaning.QUIET;
        };
    }

    /** The value of a column in a row, as staged. */
    public String value(ResultRow row, String column) {
        int i = batch.columns().indexOf(column);
        return i < 0 ? "" : row.values().get(i);
    }
}
