package org.bihuan.people.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who was erased, {@code keys/erased}: a line per person, on disk before the key is. After a restore of keys or database
 * all of them are erased again. It names pseudonyms only, and is copied to where the keys' backups go.
 */
final class Erasures {
    static final String FILE = "erased";

    private final List<Path> files;

    /** @param files the list and its copies */
    Erasures(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** A person and where the key stood. */
    record Line(String person, long slot) {
        private static List<Line> parse(String text) {
            return text.lines()
                    .filter(line -> line.matches("[0-9A-Z]{26} [0-9]{1,18}"))
                    .map(line -> new Line(line.substring(0, 26), Long.parseLong(line.substring(27))))
                    .toList();
        }
    }

    /** Notes erasures everywhere; a copy that cannot be written is an error, for it would bring somebody back. */
    synchronized void add(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append(line.person).append(' ').append(line.slot).append('\n'));
        try {
            for (Path file : files) {
                append(file, text.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Path folder = KeyFolder.of(file);
        KeyFolder.made(folder);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                KeyFolder.OWNERS_FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        KeyFolder.force(folder);
    }

    /** All that any of the files names. */
    synchronized List<Line> all() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                lines.addAll(Line.parse(Files.readString(file, StandardCharsets.US_ASCII)));
            }
        }
        return lines.stream().distinct().toList();
    }
}
