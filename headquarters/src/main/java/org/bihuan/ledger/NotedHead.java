package org.bihuan.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The head of the chain noted outside of the database, {@code ledger.head} in the city's data folder: a ledger whose end
 * was cut off no longer reaches it. It is in no backup, for the file of now does not fit the database of then.
 */
public final class NotedHead {
    private static final String FILE = "ledger.head";

    private final Path file;

    public NotedHead(Path data) {
        this.file = data.resolve(FILE);
    }

    public Optional<Head> read() {
        try {
            return Files.exists(file) ? Head.parse(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file, whole or not at all. */
    public void write(Head head) {
        try {
            Path part = file.resolveSibling(FILE + ".part");
            Files.writeString(part, head + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
