package org.bihuan.shell.imports.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file whose content is a table. */
public sealed interface TableFile permits CsvFile, XlsxFile {

    /** What it turned out to be, such as {@code CSV · GB18030 · ;}. */
    String format();

    /** Whether its day numbers count from 1904, as old Macintosh workbooks do. */
    boolean countsFrom1904();

    /** Whether a row that is shorter than the header has been cut off: so in CSV, not in a workbook. */
    boolean writesEveryCell();

    /**
     * Hands over all rows that are not blank, in order.
     *
     * @return empty at the end, or why reading had to stop
     */
    Optional<Refusal> read(RowSink sink) throws IOException;

    /** What opening a file comes to. */
    sealed interface Opening {}

    /** It is a table. */
    record Opened(TableFile file) implements Opening {}

    /** It is not taken. */
    record NotTaken(Refusal why) implements Opening {}

    /** Looks at the content of a file and decides what it is. */
    static Opening open(Path path, Limits limits) throws IOException {
        long size = Files.size(path);
        if (size > limits.bytes()) {
            return new NotTaken(Refusal.of("tooLarge", limits.bytes() >> 20));
        }
        return switch (Content.of(path)) {
            case EMPTY -> new NotTaken(Refusal.of("empty"));
            case ZIP -> XlsxFile.open(path, limits);
            case OLD_EXCEL -> new NotTaken(Refusal.of("oldExcel"));
            case OTHER -> new NotTaken(Refusal.of("notTable"));
            case TEXT -> CsvFile.open(path, limits);
        };
    }
}
