package org.bihuan.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a table of a document: the lines after the one of dashes, cell by cell. */
final class Table {
    private Table() {}

    /** Rows of the first table of the file; each has as many cells as its head. */
    static List<List<String>> read(Path file) throws IOException {
        return rows(Files.readString(file));
    }

    static List<List<String>> rows(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
        int columns = lines.getFirst().size();
        for (List<String> line : lines) {
            if (line.size() != columns) {
                throw new IllegalArgumentException("not " + columns + " cells: " + line);
            }
        }
        return lines.subList(2, lines.size());
    }
}
