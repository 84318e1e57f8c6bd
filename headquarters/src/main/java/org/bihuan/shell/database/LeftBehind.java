package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bihuan.shell.cli.CommandFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier run left in a database folder. The caller holds the data folder's lock, so a postmaster that still
 * runs there is an orphan, and a process number that belongs to something else is a stale one (numbers are used again,
 * soon so in containers), on which PostgreSQL would refuse to start.
 */
final class LeftBehind {
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

    private LeftBehind() {}

    static void clear(Path data, Programs programs) throws IOException {
        OptionalLong pid = postmaster(data);
        if (pid.isEmpty()) {
            return;
        }
        if (runsIn(pid.getAsLong(), data)) {
            LOG.warn("an earlier run left PostgreSQL behind (process {}); stopping it", pid.getAsLong());
            stop(data, programs);
        } else {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    /** Asks the server of this folder to stop; if it does not within a minute, lets it recover at its next start. */
    static void stop(Path data, Programs programs) {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        try {
            try {
                programs.run("pg_ctl", List.of("--pgdata=" + data, "--mode=fast", "--wait", "--timeout=60", "stop"));
            } catch (CommandFailure e) {
                OptionalLong pid = postmaster(data);
                if (pid.isPresent() && runsIn(pid.getAsLong(), data)) {
                    programs.run("pg_ctl", List.of("--pgdata=" + data, "--mode=immediate", "--wait", "stop"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the server that runs in this folder; empty if none does. */
    static OptionalInt port(Path data) throws IOException {
        OptionalLong pid = postmaster(data);
        return pid.isPresent() && runsIn(pid.getAsLong(), data)
                ? OptionalInt.of((int) line(data, 3).orElse(-1))
                : OptionalInt.empty();
    }

    private static OptionalLong postmaster(Path data) throws IOException {
        return line(data, 0);
    }

    /** A number of {@code postmaster.pid}, -1 if it is not there (yet); empty without the file. */
    private static OptionalLong line(Path data, int index) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        List<String> lines = Files.readAllLines(file);
        try {
            return OptionalLong.of(
                    index < lines.size() ? Long.parseLong(lines.get(index).strip()) : -1);
        } catch (NumberFormatException e) {
            return OptionalLong.of(-1);
        }
    }

    private static boolean runsIn(long pid, Path data) {
        try {
            return Path.of("/proc", String.valueOf(pid), "cwd").toRealPath().equals(data.toRealPath());
        } catch (IOException e) {
            return false; // gone, a zombie, or somebody else's
        }
    }
}
