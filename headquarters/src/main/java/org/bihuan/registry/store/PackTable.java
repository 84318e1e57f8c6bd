package org.bihuan.registry.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bihuan.shell.cli.CommandFailure;

/** A table of the city pack that may be absent. */
final class PackTable {
    private PackTable() {}

    /** @throws CommandFailure one line that names the file, the line and what is wrong */
    static void read(Path file, Consumer<NamedCsvRecord> row) {
        if (!Files.exists(file)) {
            return;
        }
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
            for (NamedCsvRecord one : records) {
                try {
                    row.accept(one);
                } catch (RuntimeException e) {
                    throw CommandFailure.usage(file + " line " + one.getStartingLineNumber() + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw CommandFailure.environment(file + " cannot be read: " + e.getMessage());
        }
    }
}
