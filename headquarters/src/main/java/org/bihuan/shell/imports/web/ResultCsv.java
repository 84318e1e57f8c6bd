package org.bihuan.shell.imports.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.shell.export.CsvExport;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.page.Page;
import org.springframework.stereotype.Component;

/** Results as CSV: for programs all of them, for people the refused rows to put right and send again. */
@Component
class ResultCsv {
    private static final int AT_ONCE = 2_000;

    private final Imports imports;

    ResultCsv(Imports imports) {
        this.imports = imports;
    }

    /** One line per change and per finding, or one per row that has neither: line,result,code,column,old,new,reason. */
    void results(ImportBatch batch, Tab tab, Page page, OutputStream out) throws IOException {
        try (CsvExport csv = CsvExport.plain(out)) {
            csv.row("line", "result", "code", "column", "old", "new", "reason");
            each(batch, tab, row -> {
                String line = String.valueOf(row.line());
                String result = row.result().name();
                row.changes()
                        .forEach(change ->
                                csv.row(line, result, "", change.column(), change.before(), change.after(), ""));
                row.notes()
                        .forEach(note -> csv.row(
                                line,
                                result,
                                note.code(),
                                note.column(),
                                "",
                                value(batch, row, note.column()),
                                page.t(note.reason(), note.arguments().toArray())));
                if (row.changes().isEmpty() && row.notes().isEmpty()) {
                    csv.row(line, result, "", "", "", "", "");
                }
            });
        }
    }

    /** The refused rows under the kind's own column names, with the reason; opens in a spreadsheet as it is. */
    void refused(ImportBatch batch, Page page, OutputStream out) throws IOException {
        ImportKind kind = imports.kindOf(batch);
        try (CsvExport csv = CsvExport.spreadsheet(out)) {
            List<String> header = new ArrayList<>();
            kind.columns().stream().map(ImportColumn::key).forEach(key -> header.add(page.t(kind.words() + "." + key)));
            header.add(page.t("imports.why"));
            csv.row(header);
            each(batch, Tab.REFUSED, row -> {
                List<String> cells = new ArrayList<>(row.values());
                cells.add(row.notes().stream()
                        .map(note -> page.t(note.reason(), note.arguments().toArray()))
                        .collect(Collectors.joining("; ")));
                csv.row(cells);
            });
        }
    }

    /** The list's column names alone, as a spreadsheet opens them. */
    void template(ImportKind kind, OutputStream out) throws IOException {
        try (CsvExport csv = CsvExport.spreadsheet(out)) {
            csv.row(kind.columns().stream().map(ImportColumn::key).toList());
        }
    }

    private static String value(ImportBatch batch, ResultRow row, String column) {
        int i = batch.columns().indexOf(column);
        return i < 0 ? "" : row.values().get(i);
    }

    private void each(ImportBatch batch, Tab tab, java.util.function.Consumer<ResultRow> taker) {
        int after = 0;
        List<ResultRow> rows;
        do {
            rows = imports.results(batch, tab, after, AT_ONCE);
            rows.forEach(taker);
            after = rows.isEmpty() ? after : rows.getLast().line();
        } while (rows.size() == AT_ONCE);
    }
}
