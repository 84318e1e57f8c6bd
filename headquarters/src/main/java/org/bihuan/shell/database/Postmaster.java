package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's process: our child in a session of its own (a Ctrl-C meant for us must not stop it first), so that its
 * end is seen at once; if it ends without being asked to, it is started again on the same port.
 */
final class Postmaster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOG_LIMIT = 16 << 20;

    private final Programs programs;
    private final Path data;
    private final Path log;
    private final String url;
    private final Login superuser;
    private final Object turn = new Object();
    private volatile boolean closing;
    private volatile Runnable revived = () -> {};
    private @Nullable Process process;

    Postmaster(Programs programs, Path data, Path log, String url, Login superuser) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.url = url;
        this.superuser = superuser;
    }

    /** Starts and waits until it answers, recovery included. */
    void start() {
        synchronized (turn) {
            try {
                launch();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Called when a process has ended unasked and its successor answers. */
    void whenRevived(Runnable listener) {
        revived = listener;
    }

    long pid() {
        synchronized (turn) {
            return process == null ? -1 : process.pid();
        }
    }

    private void launch() throws IOException {
        LeftBehind.clear(data, programs);
        rotateLog();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Process started = spawn();
            process = started;
            if (answers(started)) {
                started.onExit().thenAcceptAsync(this::ended, Thread::startVirtualThread);
                return;
            }
            String said = lastWords();
            // children of a killed postmaster take a moment to see that they are orphans
            boolean orphansLeft = said.contains("pre-existing shared memory block") || said.contains("lock file");
            if (!orphansLeft || System.nanoTime() > deadline) {
                throw CommandFailure.environment("PostgreSQL does not start: " + said + " (" + log + ")");
            }
            pause(200);
            LeftBehind.clear(data, programs);
        }
    }

    private Process spawn() throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(programs.command("postgres", List.of("-D", data.toString())));
        Process started = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        started.getOutputStream().close();
        return started;
    }

    /** True when it takes connections, false when it has ended; recovery may take its time. */
    private boolean answers(Process started) {
        while (started.isAlive()) {
            try {
                DriverManager.getConnection(url, superuser.user(), superuser.password())
                        .close();
                return true;
            } catch (SQLException e) {
                if (String.valueOf(e.getSQLState()).startsWith("28")) {
                    throw CommandFailure.environment("PostgreSQL refuses our login: " + e.getMessage());
                }
                pause(50);
            }
        }
        return false;
    }

    private void ended(Process was) {
        long wait = 200;
        while (!closing) {
            synchronized (turn) {
                if (closing || process != was) {
                    return;
                }
                LOG.warn("PostgreSQL ended unasked (status {}); starting it again", was.exitValue());
                try {
                    launch();
                    revived.run();
                    return;
                } catch (IOException | CommandFailure e) {
                    LOG.error("PostgreSQL could not be started again, trying on: {}", e.getMessage());
                    process = was;
                }
            }
            pause(wait);
            wait = Math.min(wait * 2, 30_000);
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, last) -> last)
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): *", ""))
                .orElse("no reason given");
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.environment("interrupted while waiting for PostgreSQL");
        }
    }

    @Override
    public void close() {
        closing = true;
        synchronized (turn) {
            LeftBehind.stop(data, programs);
        }
    }
}
