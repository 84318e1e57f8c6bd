package org.bihuan.shell.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A list as CSV in UTF-8, the only way in which one leaves the house. A cell that a spreadsheet would run as a formula
 * (OWASP, CSV injection) becomes text by an apostrophe before it; numbers stay numbers.
 */
public final class CsvExport implements AutoCloseable {
    /** Full-width forms too: spreadsheets with a Chinese or Japanese keyboard take them for the narrow ones. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,30}([.,][0-9]{1,30})*+");

    private final CsvWriter csv;

    private CsvExport(CsvWriter csv) {
        this.csv = csv;
    }

    /** For programs. */
    public static CsvExport plain(OutputStream out) {
        return new CsvExport(CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    /** For people: spreadsheets know by its first bytes how it is encoded. */
    public static CsvExport spreadsheet(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        return plain(out);
    }

    /** For a terminal or a pipe: lines end as they do there. */
    public static CsvExport text(Writer out) {
        return new CsvExport(CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out));
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(CsvExport::harmless).toList());
    }

    /** The cell, with an apostrophe before it if it begins as a formula does, be it behind blanks. */
    static String harmless(String cell) {
        String text = cell.stripLeading();
        boolean formula = starts(cell) || starts(text);
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static boolean starts(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }

    public void flush() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
