package org.bihuan.shell.imports;

import java.util.List;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.jobs.Work;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Stores a checked batch, and undoes a stored one. */
final class Committing {
    private static final Logger LOG = LoggerFactory.getLogger(Committing.class);
    /** Rows that a refusal to undo names. */
    private static final int NAMED = 20;

    private final Rows db;
    private final BatchStore batches;
    private final FileStore files;
    private final Decisions decisions;
    private final CityClock clock;

    Committing(Rows db, BatchStore batches, FileStore files, Decisions decisions, CityClock clock) {
        this.db = db;
        this.batches = batches;
        this.files = files;
        this.decisions = decisions;
        this.clock = clock;
    }

    Work.End commit(long id, ImportKind kind, Progress progress) {
        batches.holdKind(kind.key());
        ImportBatch batch = batches.hold(id);
        if (batch.state() != ImportBatch.State.CHECKED) {
            return new Work.Refused("imports.commit.notChecked", List.of());
        }
        progress.phase("imports.phase.compare", batch.tally().taken());
        Plans.asSets(db, batch.tally().rows());
        StagedSql sql = new StagedSql(batch, kind);
        if (batches.lastChange(kind.key()) > batch.seen() || changedMeanwhile(batch, sql, kind.stored(sql.open()))) {
            return new Work.Refused("imports.commit.stale", List.of());
        }
        progress.phase("imports.phase.commit", batch.tally().taken());
        try {
            kind.take(sql.taken(), now(id));
        } catch (DataIntegrityViolationException e) {
            LOG.info("batch {} does not fit: {}", id, e.getMostSpecificCause().getMessage());
            return new Work.Refused("imports.commit.doesNotFit", List.of());
        }
        batches.committed(id, clock.instant());
        decisions.record(about("imports.committed", batch));
        files.drop(id);
        return progress.reached(batch.tally().taken()) ? new Work.Done() : new Work.Stopped();
    }

    Work.End undo(long id, ImportKind kind, Progress progress) {
        batches.holdKind(kind.key());
        ImportBatch batch = batches.hold(id);
        if (batch.state() != ImportBatch.State.COMMITTED) {
            return new Work.Refused("imports.undo.notCommitted", List.of());
        }
        progress.phase("imports.phase.undo", batch.tally().taken());
        Plans.asSets(db, batch.tally().rows());
        List<String> later = changedByLater(batch);
        if (!later.isEmpty()) {
            return new Work.Refused("imports.undo.later", named(later));
        }
        StagedSql sql = new StagedSql(batch, kind);
        SetQuery stored = kind.stored(sql.taken());
        List<String> moved = named(batch, sql.movedOn(stored), stored);
        if (moved.isEmpty()) {
            SetQuery also = kind.alsoMoved(sql.taken(), id);
            moved = named(batch, also.sql(), also);
        }
        if (!moved.isEmpty()) {
            return new Work.Refused("imports.undo.movedOn", named(moved));
        }
        try {
            kind.giveBack(sql.added(), sql.before(), now(id));
        } catch (DataIntegrityViolationException e) {
            LOG.info("batch {} is needed: {}", id, e.getMostSpecificCause().getMessage());
            return new Work.Refused("imports.undo.needed", List.of());
        }
        batches.undone(id, clock.instant());
        decisions.record(about("imports.undone", batch));
        return progress.reached(batch.tally().taken()) ? new Work.Done() : new Work.Stopped();
    }

    private Batch now(long id) {
        return new Batch(id, Access.required().actor().signature(), clock.instant());
    }

    private static Decision about(String act, ImportBatch batch) {
        return Decision.of(act, batch.area(), batch.sector(), "batch:" + batch.id())
                .with("list", batch.kind())
                .with("file", batch.hash())
                .with("added", String.valueOf(batch.tally().added()))
                .with("corrected", String.valueOf(batch.tally().corrected()));
    }

    private boolean changedMeanwhile(ImportBatch batch, StagedSql sql, SetQuery stored) {
        String statement = """
                select exists (
                    select 1 from (%s) n join {shell.import_result} r on r.batch = :importBatch and r.line = n.line
                    where (n.result, n.changed, n.old) is distinct from (r.result, r.changed, r.old))""".formatted(sql.comparison(stored));
        return db.sql(Scope.mine(), statement)
                .params(stored.parameters())
                .param("importBatch", batch.id())
                .query(Boolean.class)
                .single();
    }

    /** Rows of the batch that batches committed after it changed too, each with the last such batch. */
    private List<String> changedByLater(ImportBatch batch) {
        return db.sql(Scope.mine(), """
                        select replace(mine.row_key, chr(31), ' · ') || ' (#' || max(later.id) || ')'
                        from {shell.import_batch} later
                        join {shell.import_result} theirs on theirs.batch = later.id
                            and theirs.result in ('ADDED', 'CORRECTED')
                        join {shell.import_row} their on their.batch = later.id and their.line = theirs.line
                        join {shell.import_row} mine on mine.batch = :batch and mine.row_key = their.row_key
                        join {shell.import_result} x on x.batch = :batch and x.line = mine.line
                            and x.result in ('ADDED', 'CORRECTED')
                        where later.kind = :kind and later.state = 'COMMITTED' and later.change > :change
                        group by mine.row_key, mine.line order by mine.line limit :limit""")
                .param("batch", batch.id())
                .param("kind", batch.kind())
                .param("change", batch.change())
                .param("limit", NAMED + 1)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Keys of the rows on the lines that a select yields. */
    private List<String> named(ImportBatch batch, String lines, SetQuery parameters) {
        String statement = """
                select replace(mine.row_key, chr(31), ' · ') from {shell.import_row} mine
                join (%s) moved on moved.line = mine.line
                where mine.batch = :importBatch order by mine.line limit :importLimit""".formatted(lines);
        return db.sql(Scope.mine(), statement)
                .params(parameters.parameters())
                .param("importBatch", batch.id())
                .param("importLimit", NAMED + 1)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<String> named(List<String> rows) {
        String all = String.join("; ", rows.subList(0, Math.min(NAMED, rows.size())));
        return List.of(rows.size() > NAMED ? all + " …" : all);
    }
}
