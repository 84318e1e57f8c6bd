package org.bihuan.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** A writer's own list, a file outside of the house: what it is about to send, and what was acknowledged, on disk at once. */
final class Acknowledgements implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    Acknowledgements(Path file) throws IOException {
        this.file = file;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void sending(UUID id) throws IOException {
        append("sending " + id + "\n");
    }

    void acknowledged(UUID id) throws IOException {
        append("acknowledged " + id + "\n");
        channel.force(false);
    }

    List<UUID> sent() throws IOException {
        return ids("sending ");
    }

    List<UUID> acknowledged() throws IOException {
        return ids("acknowledged ");
    }

    private List<UUID> ids(String prefix) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> UUID.fromString(line.substring(prefix.length())))
                .toList();
    }

    private void append(String line) throws IOException {
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
