package org.bihuan.epi.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small comma-separated table without quotes. */
public record Table(List<String> header, List<List<String>> rows) {
    public static Table read(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Table of(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(List.of(line.split(",", -1)));
        }
        return new Table(List.of(lines.getFirst().split(",", -1)), rows);
    }

    public String cell(int row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + column + " in " + header);
        }
        return rows.get(row).get(index);
    }

    public int[] counts(int column) {
        return rows.stream().mapToInt(row -> Integer.parseInt(row.get(column))).toArray();
    }
}
