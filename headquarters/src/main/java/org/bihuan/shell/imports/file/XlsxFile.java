package org.bihuan.shell.imports.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The first sheet of a workbook that has rows. Formulas are never evaluated and their stored results never used: a cell
 * that holds one is marked, and its row is refused.
 */
record XlsxFile(Path path, int sheet, String name, boolean countsFrom1904, Limits limits) implements TableFile {

    static Opening open(Path path, Limits limits) throws IOException {
        Optional<Refusal> unsafe = WorkbookGuard.check(path, limits);
        if (unsafe.isPresent()) {
            return new NotTaken(unsafe.get());
        }
        try (ReadableWorkbook book = new ReadableWorkbook(path.toFile())) {
            for (Sheet sheet : book.getSheets().toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    if (rows.map(XlsxFile::row).anyMatch(row -> !row.blank())) {
                        return new Opened(
                                new XlsxFile(path, sheet.getIndex(), sheet.getName(), book.isDate1904(), limits));
                    }
                }
            }
            return new NotTaken(Refusal.of("empty"));
        } catch (ExcelReaderException e) {
            return new NotTaken(Refusal.of("notWorkbook"));
        }
    }

    @Override
    public String format() {
        return "XLSX · " + name;
    }

    @Override
    public boolean writesEveryCell() {
        return false;
    }

    @Override
    public Optional<Refusal> read(RowSink sink) throws IOException {
        int count = 0;
        try (ReadableWorkbook book = new ReadableWorkbook(path.toFile());
                Stream<Row> stream = book.getSheet(sheet).orElseThrow().openStream()) {
            for (Iterator<Row> rows = stream.iterator(); rows.hasNext(); ) {
                RawRow row = row(rows.next());
                if (row.blank()) {
                    continue;
                }
                if (++count > limits.rows()) {
                    return Optional.of(Refusal.of("tooManyRows", limits.rows()));
                }
                if (row.cells().stream().anyMatch(cell -> cell.length() > limits.cell())) {
                    return Optional.of(Refusal.of("tooWide", limits.columns(), limits.cell()));
                }
                if (!sink.row(row)) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        } catch (ExcelReaderException e) {
            return Optional.of(Refusal.of("cutOff"));
        }
    }

    private static RawRow row(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        Set<Integer> formulas = Set.of();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            if (cell != null && (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR)) {
                formulas = formulas.isEmpty() ? new HashSet<>() : formulas;
                formulas.add(i);
            }
            cells.add(cell == null ? "" : text(cell));
        }
        return new RawRow(row.getRowNum(), cells, formulas);
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case FORMULA -> "=" + cell.getFormula();
            case EMPTY -> "";
            case STRING, BOOLEAN, ERROR -> String.valueOf(cell.getValue());
        };
    }

    private static String number(Cell cell) {
        java.math.BigDecimal number = cell.asNumber().stripTrailingZeros();
        // a number with a thousand digits is no one's figure, and its plain form could be without end
        return Math.abs((long) number.scale()) > 100 ? number.toString() : number.toPlainString();
    }
}
