package org.bihuan.shell.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Text with a comma, semicolon or tab between the cells. A cell that begins with = is text, as all others are. */
record CsvFile(Path path, TextCoding coding, char delimiter, Limits limits) implements TableFile {

    static Opening open(Path path, Limits limits) throws IOException {
        Optional<TextCoding> coding = TextCoding.of(path);
        if (coding.isEmpty()) {
            return new NotTaken(Refusal.of("notText"));
        }
        char[] head = new char[1 << 16];
        int length;
        try (Reader in = coding.get().open(path)) {
            length = Math.max(0, in.read(head));
        }
        return new Opened(new CsvFile(path, coding.get(), Delimiter.of(new String(head, 0, length)), limits));
    }

    @Override
    public String format() {
        return "CSV · " + coding.told() + " · " + (delimiter == '\t' ? "TAB" : String.valueOf(delimiter));
    }

    @Override
    public boolean countsFrom1904() {
        return false;
    }

    @Override
    public boolean writesEveryCell() {
        return true;
    }

    @Override
    public Optional<Refusal> read(RowSink sink) throws IOException {
        CsvRecordHandler records = CsvRecordHandler.builder()
                .maxFields(limits.columns())
                .maxFieldSize(limits.cell())
                .maxRecordSize(limits.row())
                .build();
        int rows = 0;
        try (Reader in = coding.open(path);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(limits.row())
                        .build(records, in)) {
            for (CsvRecord csv : reader) {
                RawRow row = new RawRow(Math.toIntExact(csv.getStartingLineNumber()), csv.getFields(), Set.of());
                if (!row.blank()) {
                    if (++rows > limits.rows()) {
                        return Optional.of(Refusal.of("tooManyRows", limits.rows()));
                    }
                    if (!sink.row(row)) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            return Optional.of(whyNot(e));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Refusal whyNot(CsvParseException e) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            said.append(cause.getMessage()).append(' ');
        }
        if (said.indexOf("maximum") < 0 && said.indexOf("limit") < 0 && said.indexOf("buffer") < 0) {
            return Refusal.of("cutOff");
        }
        return Refusal.of("tooWide", limits.columns(), limits.cell());
    }
}
