package org.bihuan.shell.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.ResultRow.Change;
import org.bihuan.shell.imports.ResultRow.Note;
import org.bihuan.shell.imports.ResultRow.Result;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Results of a batch's rows, a page at a time. */
final class ResultStore {
    private static final String NOTED = "exists (select 1 from {shell.import_finding} f"
            + " where f.batch = x.batch and f.line = x.line and not f.refuses)";

    private final Rows db;

    ResultStore(Rows db) {
        this.db = db;
    }

    /** Rows of a tab in file order, after line {@code after}, at most {@code limit}. */
    List<ResultRow> rows(ImportBatch batch, ImportKind kind, Tab tab, int after, int limit) {
        String wanted = switch (tab) {
            case LOOK -> "(x.result in ('REFUSED', 'CORRECTED') or x.result in ('ADDED', 'SAME') and " + NOTED + ")";
            case NOTED -> "x.result in ('ADDED', 'SAME') and " + NOTED;
            case REFUSED, CORRECTED, ADDED, REPEATED, SAME -> "x.result = '" + tab.name() + "'";
            case ALL -> "true";
        };
        Map<Integer, List<Note>> notes = new HashMap<>();
        String statement = """
                select x.line, x.result, x.changed, x.old, r.v from {shell.import_result} x
                join {shell.import_row} r on r.batch = x.batch and r.line = x.line
                where x.batch = :batch and x.line > :after and %s
                order by x.line limit :limit""".formatted(wanted);
        List<ResultRow> rows = db.sql(Scope.mine(), statement)
                .param("batch", batch.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row, batch, kind, notes))
                .list();
        if (!rows.isEmpty()) {
            findings(batch, rows, notes);
        }
        return rows;
    }

    private void findings(ImportBatch batch, List<ResultRow> rows, Map<Integer, List<Note>> notes) {
        db.sql(Scope.mine(), """
                        select line, col, reason, args, refuses from {shell.import_finding}
                        where batch = :batch and line between :first and :last order by line, refuses desc, col""")
                .param("batch", batch.id())
                .param("first", rows.getFirst().line())
                .param("last", rows.getLast().line())
                .query((row, number) -> {
                    List<Note> of = notes.get(row.getInt("line"));
                    return of != null
                            && of.add(new Note(
                                    row.getString("col"),
                                    row.getString("reason"),
                                    List.of((String[]) row.getArray("args").getArray()),
                                    row.getBoolean("refuses")));
                })
                .list();
    }

    private static ResultRow row(ResultSet row, ImportBatch batch, ImportKind kind, Map<Integer, List<Note>> notes)
            throws SQLException {
        List<String> values = texts(row, "v");
        List<String> old = row.getArray("old") == null ? List.of() : texts(row, "old");
        List<Change> changes = new ArrayList<>();
        for (String column : texts(row, "changed")) {
            int i = batch.columns().indexOf(column);
            changes.add(new Change(column, old.get(i), values.get(i)));
        }
        List<String> key = kind.rowKey().stream()
                .map(column -> values.get(batch.columns().indexOf(column)))
                .toList();
        List<Note> of = new ArrayList<>();
        notes.put(row.getInt("line"), of);
        return new ResultRow(row.getInt("line"), Result.valueOf(row.getString("result")), key, values, changes, of);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        @Nullable String[] texts = (@Nullable String[]) row.getArray(column).getArray();
        return Arrays.stream(texts)
                .map(text -> Objects.requireNonNullElse(text, ""))
                .toList();
    }
}
