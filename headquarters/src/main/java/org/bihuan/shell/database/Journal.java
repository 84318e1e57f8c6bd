package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the operators of a city should know: starts, stops, backups, and what went wrong, one line of JSON each in the data
 * folder. It is a file so that it can be read when the database cannot.
 */
public final class Journal {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    private Journal(Path file) {
        this.file = file;
    }

    /** What happened. */
    public enum Kind {
        /** The database runs and the rooms open; detail: bytes of acknowledged WAL that were lost, 0 if none. */
        STARTED,
        /** The same after an end without {@link #STOPPED}; detail as there. */
        RECOVERED,
        STOPPED,
        /** The database ended unasked and was started again; detail: bytes of acknowledged WAL lost, 0 if none. */
        DATABASE_REVIVED,
        /** Detail: the file. */
        BACKED_UP,
        /** Detail: why not. */
        BACKUP_FAILED,
        /** Detail: the backup's file. */
        RESTORED
    }

    /** @param at milliseconds since 1970, by the real clock even in a demo */
    private record Line(long at, Kind kind, String detail) {}

    /** One entry. */
    public record Entry(Instant at, Kind kind, String detail) {}

    public static Journal of(Path data) {
        return new Journal(data.resolve("journal.jsonl"));
    }

    /** Adds an entry, on disk when this returns. */
    public synchronized void add(Instant at, Kind kind, String detail) {
        byte[] line = (JSON.writeValueAsString(new Line(at.toEpochMilli(), kind, detail)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line));
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries, oldest first; a line torn by a power cut is left out. */
    public List<Entry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try {
            for (String text : Files.readAllLines(file)) {
                try {
                    Line line = JSON.readValue(text, Line.class);
                    entries.add(new Entry(Instant.ofEpochMilli(line.at), line.kind, line.detail));
                } catch (JacksonException e) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** The newest entry of one of these kinds. */
    public Optional<Entry> last(Kind... kinds) {
        List<Kind> wanted = Arrays.asList(kinds);
        return entries().reversed().stream()
                .filter(entry -> wanted.contains(entry.kind))
                .findFirst();
    }
}
