package org.bihuan.shell.imports;

import java.util.List;
import java.util.Map;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;

/** Findings of a batch, written by set. */
final class RowFindings implements Findings {
    private final Rows db;
    private final ImportBatch batch;

    RowFindings(Rows db, ImportBatch batch) {
        this.db = db;
        this.batch = batch;
    }

    @Override
    public void refuse(String select, Map<String, Object> parameters, String reason) {
        insert(select, parameters, reason, true);
    }

    @Override
    public void note(String select, Map<String, Object> parameters, String reason) {
        insert(select, parameters, reason, false);
    }

    @Override
    public void refuse(int line, String column, String reason, List<String> arguments) {
        insert(
                "select :foundLine::int as line, :foundCol::text as col, :foundArgs::text[] as args",
                Map.of("foundLine", line, "foundCol", column, "foundArgs", arguments.toArray(String[]::new)),
                reason,
                true);
    }

    /** Rows that name the same key: word for word the same are taken once, contradicting ones not at all. */
    void duplicates() {
        db.sql(Scope.mine(), """
                        with twice as materialized (
                            select row_key, min(line) as first, min(v) as least, max(v) as most
                            from {shell.import_row} where batch = :batch and readable
                            group by row_key having count(*) > 1)
                        insert into shell.import_finding (batch, line, area, sector, col, reason, args, refuses)
                        select r.batch, r.line, {area r.area, r.sector}, r.sector, '',
                            case when t.least = t.most then 'imports.row.repeated' else 'imports.row.contradicts' end,
                            array[(case when r.line = t.first
                                   then (select min(o.line) from {shell.import_row} o
                                         where o.batch = :batch and o.readable and o.row_key = r.row_key and o.line > r.line)
                                   else t.first end)::text],
                            t.least <> t.most
                        from twice t join {shell.import_row} r on r.row_key = t.row_key
                        where r.batch = :batch and r.readable and (t.least <> t.most or r.line <> t.first)""").param("batch", batch.id()).update();
    }

    private void insert(String select, Map<String, Object> parameters, String reason, boolean refuses) {
        // the select is the room's own SQL; what was sent is in tables and parameters
        String statement = """
                insert into shell.import_finding (batch, line, area, sector, col, reason, args, refuses)
                select :importBatch, found.line, {area :importArea, :importSector}, :importSector, found.col,
                    :importReason, found.args, :importRefuses
                from (%s) found""".formatted(select);
        db.sql(Scope.mine(), statement)
                .params(parameters)
                .param("importBatch", batch.id())
                .param("importArea", batch.area())
                .param("importSector", batch.sector())
                .param("importReason", reason)
                .param("importRefuses", refuses)
                .update();
    }
}
