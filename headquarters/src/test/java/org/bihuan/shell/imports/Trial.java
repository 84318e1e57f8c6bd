package org.bihuan.shell.imports;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.file.Limits;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.page.Words;
import org.bihuan.testing.ToldDecisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Imports of the trial list on a database of its own, without Spring. */
final class Trial implements AutoCloseable {
    static final Instant NOW = Instant.parse("2020-02-27T01:00:00Z");

    final HikariDataSource source = new HikariDataSource();
    final JdbcClient db;
    final Jobs jobs;
    final Imports imports;
    final ImportKind kind;
    final ToldDecisions decisions = new ToldDecisions();

    Trial() {
        Database database = TestDatabase.fresh("shell");
        TrialCounts.createTables(database);
        source.setJdbcUrl(database.url());
        source.setUsername(database.application().user());
        source.setPassword(database.application().password());
        source.setMaximumPoolSize(8);
        db = JdbcClient.create(source);
        CityClock clock = CityClock.real(Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")), ZoneId.of("Asia/Shanghai"));
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        jobs = new Jobs(source, transactions, clock);
        kind = new TrialCounts(source);
        imports = new Imports(
                List.of(kind),
                Words.load(),
                jobs,
                clock,
                decisions,
                Limits.USUAL,
                Duration.ofDays(35),
                source,
                transactions);
    }

    /** Sends a text file; the batch as it stands then. */
    ImportBatch send(String sender, String text) {
        try {
            Path file = Files.createTempFile("trial", ".csv");
            try {
                Files.writeString(file, text);
                return send(sender, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportBatch send(String sender, Path file) throws IOException {
        return switch (imports.upload(kind, sender, String.valueOf(file.getFileName()), file)) {
            case Upload.Here(long id) -> imports.find(id).orElseThrow();
            case Upload.NotTaken(var why) -> throw new AssertionError(why.toString());
        };
    }

    ImportBatch sendAndCheck(String text) {
        return check(send("", text));
    }

    ImportBatch check(ImportBatch batch) {
        Job job = finished(imports.check(batch));
        if (job.state() != Job.State.DONE) {
            throw new AssertionError(job.toString());
        }
        return now(batch);
    }

    ImportBatch commit(String text) {
        ImportBatch batch = sendAndCheck(text);
        Job job = finished(imports.commit(batch));
        if (job.state() != Job.State.DONE) {
            throw new AssertionError(job.toString());
        }
        return now(batch);
    }

    ImportBatch now(ImportBatch batch) {
        return imports.find(batch.id()).orElseThrow();
    }

    /** Waits for the end of a step's work. */
    Job finished(Step step) {
        if (!(step instanceof Step.Started(long id))) {
            throw new AssertionError(step.toString());
        }
        return finished(id);
    }

    Job finished(long id) {
        try {
            while (true) {
                Optional<Job> job = jobs.find(id);
                if (!job.orElseThrow().running()) {
                    return job.get();
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<ResultRow> results(ImportBatch batch) {
        return imports.results(batch, Tab.ALL, 0, 1000);
    }

    /** What is stored, one line per row. */
    List<String> stored() {
        return db.sql("select concat_ws(' ', day, unit, confirmed, cured, note) from trial.count order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public void close() {
        jobs.close();
        source.close();
    }
}
