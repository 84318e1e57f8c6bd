package org.bihuan.shell.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.file.Refusal;
import org.bihuan.shell.imports.file.TableFile;
import org.bihuan.shell.imports.value.CellReader;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Brings a file's rows into the database by COPY, on the transaction's own connection. */
final class Staging {
    // COPY does not go into tables under row security: it goes into tables of the transaction's own, and from there on
    private static final List<String> OWN = List.of(
            "create temporary table staged_row (like shell.import_row) on commit drop",
            "create temporary table staged_finding (like shell.import_finding) on commit drop");
    private static final String ROWS =
            "copy pg_temp.staged_row (batch, line, area, sector, readable, row_key, v) from stdin";
    private static final String FINDINGS =
            "copy pg_temp.staged_finding (batch, line, area, sector, col, reason, args, refuses) from stdin";
    private static final List<String> ON = List.of(
            "insert into shell.import_row (batch, line, area, sector, readable, row_key, v) select batch, line,"
                    + " {area area, sector}, sector, readable, row_key, v from pg_temp.staged_row",
            "insert into shell.import_finding (batch, line, area, sector, col, reason, args, refuses) select batch, line,"
                    + " {area area, sector}, sector, col, reason, args, refuses from pg_temp.staged_finding",
            "drop table pg_temp.staged_row, pg_temp.staged_finding");

    private static final List<String> CLEAR = List.of(
            "delete from shell.import_finding where {scope} and batch = :batch",
            "delete from shell.import_result where {scope} and batch = :batch",
            "delete from shell.import_row where {scope} and batch = :batch");

    private final DataSource database;
    private final Rows db;

    Staging(DataSource database, Rows db) {
        this.database = database;
        this.db = db;
    }

    /** What staging comes to: whole, stopped on request, or refused. */
    record Staged(boolean stopped, @Nullable Refusal refusal) {}

    void clear(long batch) {
        for (String statement : CLEAR) {
            db.sql(Scope.mine(), statement).param("batch", batch).update();
        }
    }

    /** Stages all rows below the header; a row with a cell that cannot be read is staged as refused. */
    Staged stage(ImportBatch batch, ImportKind kind, TableFile file, CellReader cells, Progress progress)
            throws IOException, SQLException {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            OWN.forEach(statement -> db.sql(Scope.mine(), statement).update());
            PGConnection postgres = connection.unwrap(PGConnection.class);
            Path findings = Files.createTempFile("bihuan", ".findings");
            try {
                Staged staged = rows(batch, kind, file, cells, progress, postgres, findings);
                if (!staged.stopped() && staged.refusal() == null) {
                    try (InputStream in = Files.newInputStream(findings)) {
                        postgres.getCopyAPI().copyIn(FINDINGS, in);
                    }
                    ON.forEach(statement -> db.sql(Scope.mine(), statement).update());
                }
                return staged;
            } finally {
                Files.delete(findings);
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static Staged rows(
            ImportBatch batch,
            ImportKind kind,
            TableFile file,
            CellReader cells,
            Progress progress,
            PGConnection postgres,
            Path findings)
            throws IOException, SQLException {
        try (CopyText rowsOut = new CopyText(new PGCopyOutputStream(postgres, ROWS, 1 << 17));
                CopyText findingsOut = new CopyText(Files.newOutputStream(findings))) {
            RowStager stager =
                    new RowStager(batch, kind, cells, file.writesEveryCell(), progress, rowsOut, findingsOut);
            Optional<Refusal> refusal = file.read(stager);
            progress.reached(stager.count());
            return new Staged(stager.stopped(), refusal.orElse(null));
        }
    }
}
