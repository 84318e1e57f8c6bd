package org.bihuan.people.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * What is about to be written over slots, {@code keys/rewraps}: on disk before the first of them is touched, so that a
 * crash in between is made good at the next start.
 */
final class Rewraps {
    static final String FILE = "rewraps";
    private static final int LINE = 8 + Slot.BYTES;

    private final Path file;

    Rewraps(Path file) {
        this.file = file;
    }

    /** A slot's number and its new content. */
    record Line(long number, byte[] bytes) {}

    void write(List<Line> lines) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 + lines.size() * LINE).putLong(0);
        lines.forEach(line -> buffer.putLong(line.number).put(line.bytes));
        buffer.putLong(0, check(buffer.array())).flip();
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), KeyFolder.OWNERS_FILE)) {
            channel.truncate(0);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        KeyFolder.force(KeyFolder.of(file));
    }

    /** None if there is no file, or it was cut off while it was written: then no slot was touched. */
    List<Line> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < 8 || ByteBuffer.wrap(bytes).getLong() != check(bytes)) {
            return List.of();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(8);
        List<Line> lines = new ArrayList<>();
        while (buffer.remaining() >= LINE) {
            long number = buffer.getLong();
            byte[] slot = new byte[Slot.BYTES];
            buffer.get(slot);
            lines.add(new Line(number, slot));
        }
        return lines;
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    private static long check(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 8, bytes.length - 8);
        return sum.getValue() << 32 | bytes.length;
    }
}
