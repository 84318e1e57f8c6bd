package org.bihuan.shell.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** CSV in UTF-8 for programs and for spreadsheets, which run cells as formulas unless they are kept from it. */
public final class Spreadsheet {
    private Spreadsheet() {}

    /** For programs. */
    public static CsvWriter plain(OutputStream out) {
        return CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** With the mark by which spreadsheets know UTF-8. */
    public static CsvWriter marked(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        return plain(out);
    }

    /** A cell that a spreadsheet would run as a formula is written as text; numbers stay numbers. */
    public static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("[-+]?[0-9.,]+") ? "'" + cell : cell;
    }
}
