package org.bihuan.shell.imports;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table expressions through which rooms and the house see a batch's rows. Values are cast where {@code readable} is
 * tested on the very same table, so that no plan can cast a value that was refused.
 */
final class StagedSql {
    private final ImportBatch batch;
    private final ImportKind kind;

    StagedSql(ImportBatch batch, ImportKind kind) {
        this.batch = batch;
        this.kind = kind;
        if (!batch.columns().equals(BatchStore.keys(kind))) {
            throw new IllegalStateException("batch " + batch.id() + " was staged with other columns");
        }
    }

    /** Rows against which nothing speaks so far. */
    StagedRows open() {
        return new StagedRows("""
                (select r.line, %s from {shell.import_row} r where r.batch = %d and r.readable and not exists (
                    select 1 from {shell.import_finding} f where f.batch = %d and f.line = r.line
                    and (f.refuses or f.reason = 'imports.row.repeated')))""".formatted(columns(i -> "r.v[" + i + "]"), batch.id(), batch.id()));
    }

    /** New and corrected rows as they are to be stored: an empty cell keeps what was there. */
    StagedRows taken() {
        return withResult("'ADDED', 'CORRECTED'", i -> "coalesce(r.v[" + i + "], x.old[" + i + "])");
    }

    StagedRows added() {
        return withResult("'ADDED'", i -> "r.v[" + i + "]");
    }

    /** Corrected rows with the values from before. */
    StagedRows before() {
        return withResult("'CORRECTED'", i -> "x.old[" + i + "]");
    }

    private StagedRows withResult(String results, IntFunction<String> value) {
        return new StagedRows("""
                (select r.line, %s from {shell.import_result} x
                 join {shell.import_row} r on r.batch = x.batch and r.line = x.line and r.readable
                 where x.batch = %d and r.batch = %d and x.result in (%s))""".formatted(columns(value), batch.id(), batch.id(), results));
    }

    /**
     * Compares staged rows with what is stored: {@code line, result, changed, old}. Parameters are the stored query's.
     */
    String comparison(SetQuery stored) {
        String changed =
                values("case when s.%1$s is not null and s.%1$s is distinct from p.%1$s then '%1$s' end", ", ");
        return """
                select s.line,
                    case when p.line is null then 'ADDED' when c.changed = '{}' then 'SAME' else 'CORRECTED' end as result,
                    case when p.line is null then '{}'::text[] else c.changed end as changed,
                    case when p.line is not null and c.changed <> '{}' then array[%s]::text[] end as old
                from %s s left join (%s) p on p.line = s.line
                cross join lateral (select array_remove(array[%s]::text[], null) as changed) c""".formatted(old(), open().sql(), stored.sql(), changed);
    }

    /** Lines of the batch's taken rows that no longer stand as the batch left them. Parameters are the stored query's. */
    String movedOn(SetQuery stored) {
        String differs = values("s.%1$s <> p.%1$s or ", "");
        return "select s.line from %s s left join (%s) p on p.line = s.line where %s p.line is null"
                .formatted(taken().sql(), stored.sql(), differs);
    }

    /** A form per column that is no key. */
    private String values(String form, String between) {
        return kind.columns().stream()
                .map(ImportColumn::key)
                .filter(key -> !kind.rowKey().contains(key))
                .map(form::formatted)
                .collect(Collectors.joining(between));
    }

    private String old() {
        return kind.columns().stream()
                .map(ImportColumn::key)
                .map(key -> (kind.rowKey().contains(key) ? "s." : "p.") + key + "::text")
                .collect(Collectors.joining(", "));
    }

    private String columns(IntFunction<String> value) {
        List<ImportColumn> columns = kind.columns();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "(" + value.apply(i + 1) + ")::"
                        + columns.get(i).type().sql() + " as " + columns.get(i).key())
                .collect(Collectors.joining(", "));
    }
}
