package org.bihuan.shell.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.file.Limits;
import org.bihuan.shell.imports.file.TableFile;
import org.bihuan.shell.imports.value.CellReader;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.jobs.Work;
import org.bihuan.shell.scope.Scope;

/** Stages a batch's file and gives every row its result. */
final class Checking {
    private final Rows db;
    private final BatchStore batches;
    private final FileStore files;
    private final Staging staging;
    private final CityClock clock;
    private final Limits limits;

    Checking(Rows db, BatchStore batches, FileStore files, Staging staging, CityClock clock, Limits limits) {
        this.db = db;
        this.batches = batches;
        this.files = files;
        this.staging = staging;
        this.clock = clock;
        this.limits = limits;
    }

    void clear(long batch) {
        staging.clear(batch);
    }

    Work.End check(long id, ImportKind kind, Progress progress) throws IOException, SQLException {
        ImportBatch batch = batches.hold(id);
        long seen = batches.lastChange(kind.key());
        Path copy = Files.createTempFile("bihuan", ".import");
        try {
            progress.phase("imports.phase.open", 0);
            files.get(id, copy);
            if (!(TableFile.open(copy, limits) instanceof TableFile.Opened(TableFile file))) {
                throw new IllegalStateException("file of batch " + id + " was a table when it came");
            }
            progress.phase("imports.phase.read", batch.tally().rows());
            staging.clear(id);
            CellReader cells = new CellReader(clock.getZone(), file.countsFrom1904());
            Staging.Staged staged = staging.stage(batch, kind, file, cells, progress);
            if (staged.stopped()) {
                return new Work.Stopped();
            }
            if (staged.refusal() != null) {
                return new Work.Refused(
                        staged.refusal().reason(), staged.refusal().arguments());
            }
        } finally {
            Files.delete(copy);
        }
        return results(batch, kind, seen, progress);
    }

    private Work.End results(ImportBatch batch, ImportKind kind, long seen, Progress progress) {
        long rows = db.sql(Scope.mine(), "select count(*) from {shell.import_row} where batch = :batch")
                .param("batch", batch.id())
                .query(Long.class)
                .single();
        progress.phase("imports.phase.check", rows);
        Plans.asSets(db, rows);
        StagedSql sql = new StagedSql(batch, kind);
        RowFindings findings = new RowFindings(db, batch);
        findings.duplicates();
        kind.check(sql.open(), findings);
        compare(batch, sql, kind.stored(sql.open()));
        refuse(batch);
        batches.checked(batch.id(), seen, clock.instant());
        return progress.reached(rows) ? new Work.Done() : new Work.Stopped();
    }

    private void compare(ImportBatch batch, StagedSql sql, SetQuery stored) {
        String statement = """
                insert into shell.import_result (batch, line, area, sector, result, changed, old)
                select :importBatch, n.line, {area :importArea, :importSector}, :importSector, n.result, n.changed, n.old
                from (%s) n""".formatted(sql.comparison(stored));
        db.sql(Scope.mine(), statement)
                .params(stored.parameters())
                .param("importBatch", batch.id())
                .param("importArea", batch.area())
                .param("importSector", batch.sector())
                .update();
    }

    private void refuse(ImportBatch batch) {
        db.sql(Scope.mine(), """
                        insert into shell.import_result (batch, line, area, sector, result, changed, old)
                        select r.batch, r.line, {area r.area, r.sector}, r.sector,
                            case when coalesce(f.refuses, true) then 'REFUSED' else 'REPEATED' end, '{}', null
                        from {shell.import_row} r
                        left join (select line, bool_or(refuses) as refuses from {shell.import_finding}
                                   where batch = :batch and (refuses or reason = 'imports.row.repeated')
                                   group by line) f on f.line = r.line
                        where r.batch = :batch and (not r.readable or f.line is not null)""").param("batch", batch.id()).update();
    }
}
