package org.bihuan.shell.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bihuan.shell.imports.file.RawRow;
import org.bihuan.shell.imports.file.RowSink;
import org.bihuan.shell.imports.value.CellReader;
import org.bihuan.shell.imports.value.CellValue;
import org.bihuan.shell.jobs.Progress;
import org.jspecify.annotations.Nullable;

/** Reads each row's cells as the values of the kind's columns and writes them, and what cannot be read, for COPY. */
final class RowStager implements RowSink {
    /** Stands between the values of a row's key; no file that is taken contains it. */
    static final char BETWEEN = '\u001f';

    private static final int EVERY = 500;
    /** Characters of a cell that a reason repeats. */
    private static final int TOLD = 80;

    private final ImportBatch batch;
    private final ImportColumn[] columns;
    private final int[] positions;
    private final int[] keys;
    private final CellReader cells;
    private final boolean everyCell;
    private final Progress progress;
    private final CopyText rows;
    private final CopyText findings;
    private final int width;
    private int count;
    private boolean stopped;

    RowStager(
            ImportBatch batch,
            ImportKind kind,
            CellReader cells,
            boolean everyCell,
            Progress progress,
            CopyText rows,
            CopyText findings) {
        this.batch = batch;
        this.columns = kind.columns().toArray(ImportColumn[]::new);
        this.positions = Arrays.stream(columns)
                .mapToInt(column -> batch.mapping().indexOf(column.key()))
                .toArray();
        List<String> names = BatchStore.keys(kind);
        this.keys = kind.rowKey().stream().mapToInt(names::indexOf).toArray();
        this.cells = cells;
        this.everyCell = everyCell;
        this.progress = progress;
        this.rows = rows;
        this.findings = findings;
        this.width = batch.header().size();
    }

    int count() {
        return count;
    }

    boolean stopped() {
        return stopped;
    }

    @Override
    public boolean row(RawRow row) throws IOException {
        if (row.line() <= batch.headerLine()) {
            return true;
        }
        boolean whole = !everyCell || row.cells().size() >= width;
        if (!whole) {
            finding(row, "", "imports.row.short", String.valueOf(row.cells().size()), String.valueOf(width));
        }
        boolean readable = whole;
        List<@Nullable String> values = new ArrayList<>(columns.length);
        for (int i = 0; i < columns.length; i++) {
            String raw = positions[i] < 0 ? "" : row.cell(positions[i]);
            CellValue value = row.formulas().contains(positions[i])
                    ? new CellValue.Unreadable("imports.value.formula", List.of(raw))
                    : cells.read(raw, columns[i].type());
            switch (value) {
                case CellValue.Read(String text) -> values.add(text);
                case CellValue.Empty() -> {
                    values.add(null);
                    if (columns[i].required() && whole) {
                        finding(row, columns[i].key(), "imports.value.required");
                        readable = false;
                    }
                }
                case CellValue.Unreadable(String reason, List<String> arguments) -> {
                    values.add(raw);
                    finding(row, columns[i].key(), reason, arguments.toArray(String[]::new));
                    readable = false;
                }
            }
        }
        rows.column(batch.id())
                .column(row.line())
                .column(batch.area())
                .column(batch.sector())
                .column(readable)
                .column(readable ? key(values) : "")
                .column(values)
                .end();
        return ++count % EVERY != 0 || goOn();
    }

    private boolean goOn() {
        stopped = !progress.reached(count);
        return !stopped;
    }

    private String key(List<@Nullable String> values) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            key.append(i == 0 ? "" : BETWEEN).append(Objects.requireNonNullElse(values.get(keys[i]), ""));
        }
        return key.toString();
    }

    private static String shortened(String argument) {
        return argument.length() <= TOLD ? argument : argument.substring(0, TOLD) + "…";
    }

    private void finding(RawRow row, String column, String reason, String... arguments) throws IOException {
        findings.column(batch.id())
                .column(row.line())
                .column(batch.area())
                .column(batch.sector())
                .column(column)
                .column(reason)
                .column(Arrays.stream(arguments).map(RowStager::shortened).toList())
                .column(true)
                .end();
    }
}
