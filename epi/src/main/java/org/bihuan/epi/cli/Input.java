package org.bihuan.epi.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads tables, with an end to their length: an endless stream is refused, not awaited. */
final class Input {
    private static final int MOST_LINE = 1 << 20;
    private static final int MOST_ROWS = 1_000_000;
    private static final long MOST_CHARACTERS = 1L << 26;

    private final InputStream standard;

    Input(InputStream standard) {
        this.standard = standard;
    }

    /** A named file, or standard input for {@code -}. */
    Grid grid(String file) throws Refused {
        if (file.equals("-")) {
            return read("standard input", standard);
        }
        Path path;
        try {
            path = Path.of(file);
        } catch (java.nio.file.InvalidPathException e) {
            throw new Refused("not a file name: " + quoted(file));
        }
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new Refused("no file " + quoted(file));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(file, in);
        } catch (IOException e) {
            throw new Refused("cannot read " + quoted(file) + ": " + e.getMessage());
        }
    }

    private static Grid read(String name, InputStream in) throws Refused {
        List<List<String>> rows = new ArrayList<>();
        try {
            Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            long characters = 0;
            int next = reader.read();
            while (next >= 0) {
                line.setLength(0);
                while (next >= 0 && next != '\n') {
                    line.append((char) next);
                    if (line.length() > MOST_LINE || ++characters > MOST_CHARACTERS) {
                        throw new Refused("row " + (rows.size() + 1) + ": the input is too long");
                    }
                    next = reader.read();
                }
                rows.add(Cells.split(line.toString(), rows.size() + 1));
                if (rows.size() > MOST_ROWS) {
                    throw new Refused("row " + rows.size() + ": the input is too long");
                }
                next = next < 0 ? next : reader.read();
            }
        } catch (IOException e) {
            throw new Refused("cannot read " + quoted(name) + ": " + e.getMessage());
        }
        return Grid.of(rows);
    }

    /** Text of a stranger, made fit to be shown in one line. */
    static String quoted(String text) {
        return '"' + clean(text) + '"';
    }

    static String clean(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
