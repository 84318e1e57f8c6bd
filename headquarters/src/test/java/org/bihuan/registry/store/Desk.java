package org.bihuan.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.Step;
import org.bihuan.shell.imports.Upload;
import org.bihuan.shell.imports.file.Limits;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.page.Words;
import org.bihuan.testing.ToldDecisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole import service over a database: files are sent, checked, committed and undone by its jobs. */
final class Desk implements AutoCloseable {
    private final HikariDataSource source = new HikariDataSource();
    final JdbcClient jdbc;
    final Rows db;
    final TransactionTemplate transaction;
    final ToldDecisions decisions = new ToldDecisions();

    private final Jobs jobs;
    private final Imports imports;

    /** @param kinds over the desk's own connections */
    Desk(Database database, CityClock clock, Function<Desk, List<ImportKind>> kinds) {
        source.setJdbcUrl(database.url());
        source.setUsername(database.application().user());
        source.setPassword(database.application().password());
        source.setMaximumPoolSize(8);
        jdbc = JdbcClient.create(source);
        db = new Rows(source);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        jobs = new Jobs(source, transactions, clock);
        imports = new Imports(
                kinds.apply(this),
                Words.load(),
                jobs,
                clock,
                decisions,
                Limits.USUAL,
                Duration.ofDays(35),
                source,
                transactions);
    }

    /** A file as it stands after checking. */
    ImportBatch check(String kind, String text) {
        ImportKind list = imports.kinds().stream()
                .filter(one -> one.key().equals(kind))
                .findFirst()
                .orElseThrow();
        try {
            Path file = Files.createTempFile("desk", ".csv");
            Files.writeString(file, text);
            long id = switch (imports.upload(list, "clerk", kind + ".csv", file)) {
                case Upload.Here(long batch) -> batch;
                case Upload.NotTaken(var why) -> throw new AssertionError(why.toString());
            };
            Files.delete(file);
            assertThat(finished(imports.check(find(id))).state()).isEqualTo(Job.State.DONE);
            return find(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportBatch commit(String kind, String text) {
        ImportBatch batch = check(kind, text);
        assertThat(finished(imports.commit(batch)).state()).isEqualTo(Job.State.DONE);
        return find(batch.id());
    }

    Job undo(ImportBatch batch) {
        return finished(imports.undo(find(batch.id())));
    }

    Imports imports() {
        return imports;
    }

    /** What is wrong, as {@code LINE COLUMN REASON}. */
    List<String> refusals(ImportBatch batch) {
        return imports.results(batch, Tab.REFUSED, 0, 100).stream()
                .flatMap(row ->
                        row.notes().stream().map(found -> row.line() + " " + found.column() + " " + found.code()))
                .toList();
    }

    private ImportBatch find(long id) {
        return imports.find(id).orElseThrow();
    }

    private Job finished(Step step) {
        if (!(step instanceof Step.Started(long id))) {
            throw new AssertionError(step.toString());
        }
        try {
            while (jobs.find(id).orElseThrow().running()) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return jobs.find(id).orElseThrow();
    }

    @Override
    public void close() {
        jobs.close();
        source.close();
    }
}
