package org.bihuan.shell.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.bihuan.shell.jobs.Job;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large list from file to store and back; prints how fast each step went. {@code -Dimport.rows=N} sets its size. */
@Tag("nightly")
class ImportRateTest {
    private static final int ROWS = Integer.getInteger("import.rows", 500_000);

    @TempDir
    Path folder;

    @Test
    void aLargeListGoesInIsFoundAgainAndComesOut() throws IOException {
        Path file = folder.resolve("counts.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("date,adcode,confirmed_cum,cured_cum\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(
                        LocalDate.of(2020, 1, 1).plusDays(i % 365) + "," + (500_000_000 + i / 365) + "," + i + ",1\n");
            }
        }
        try (Trial trial = new Trial()) {
            ImportBatch batch = trial.send("", file);
            told("check", trial.finished(trial.imports.check(batch)));
            assertThat(trial.now(batch).tally().added()).isEqualTo(ROWS);
            told("commit", trial.finished(trial.imports.commit(trial.now(batch))));
            assertThat(trial.db
                            .sql("select count(*) from trial.count")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(ROWS);
            ImportBatch again = trial.send("", file);
            told("check again", trial.finished(trial.imports.check(again)));
            assertThat(trial.now(again).tally().same()).isEqualTo(ROWS);
            told("undo", trial.finished(trial.imports.undo(trial.now(batch))));
            assertThat(trial.db
                            .sql("select count(*) from trial.count")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private static void told(String step, Job job) {
        assertThat(job.state()).as(job.toString()).isEqualTo(Job.State.DONE);
        System.err.printf(
                Locale.ROOT,
                "%s: %,d rows in %,d ms, %,d rows/s%n",
                step,
                ROWS,
                job.elapsed(),
                ROWS * 1000L / job.elapsed());
    }
}
