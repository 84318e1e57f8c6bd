package org.bihuan.shell.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A small CSV file with a header, read whole for a command. Whatever is wrong with it ends the command with one line that
 * names file, line and column.
 */
public final class CsvTable {
    private final Path file;
    private final List<String> header;
    private final List<Row> rows;

    private CsvTable(Path file, List<String> header, List<Row> rows) {
        this.file = file;
        this.header = header;
        this.rows = rows;
    }

    /** @param needed columns that must be there, in any order */
    public static CsvTable read(Path file, String... needed) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(true).ofCsvRecord(clean(file))) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw CommandFailure.usage(file + ": not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw CommandFailure.usage(file + " cannot be read: " + e.getMessage());
        }
        if (records.isEmpty()) {
            throw CommandFailure.usage(file + " is empty");
        }
        List<String> header =
                records.getFirst().getFields().stream().map(String::strip).toList();
        for (String column : needed) {
            if (!header.contains(column)) {
                throw CommandFailure.usage(
                        file + " line 1: no column " + column + " (there are: " + String.join(", ", header) + ")");
            }
        }
        CsvTable table = new CsvTable(file, header, new ArrayList<>());
        for (CsvRecord record : records.subList(1, records.size())) {
            table.rows.add(table.new Row(record));
        }
        return table;
    }

    private static String clean(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("no file " + file);
        } catch (CharacterCodingException e) {
            throw CommandFailure.usage(file + " is not UTF-8");
        }
    }

    public boolean has(String column) {
        return header.contains(column);
    }

    public List<Row> rows() {
        return rows;
    }

    /** One line of the file. */
    public final class Row {
        private final CsvRecord fields;

        private Row(CsvRecord fields) {
            this.fields = fields;
        }

        public String text(String column) {
            return fields.getField(header.indexOf(column)).strip();
        }

        /** A whole number of at least 0. */
        public int count(String column) {
            try {
                int value = Integer.parseInt(text(column));
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the refusal
            }
            throw wrong(column, "is not a whole number of at least 0");
        }

        public LocalDate day(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException e) {
                throw wrong(column, "is not a day such as 2020-02-26");
            }
        }

        /** Ends the command: file, line, column, value, what is wrong with it. */
        public CommandFailure wrong(String column, String what) {
            return CommandFailure.usage(file + " line " + fields.getStartingLineNumber() + ", column " + column + ": \""
                    + text(column) + "\" " + what);
        }
    }
}
