package org.bihuan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as it is shipped, showing the demo city on a free port, with a fresh data folder below {@code target}. */
final class RunningHouse implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** What it prints when it has come up: a demo's last link, a real city's greeting, or where to set one up. */
    private static final List<String> UP = List.of("\n  wall ", "Bihuan runs ", "Set up your city at ");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process program;
    private final String address;
    private final Path log;

    private RunningHouse(Process program, String address, Path log) {
        this.program = program;
        this.address = address;
        this.log = log;
    }

    /** Starts it and waits until the city stands. */
    static RunningHouse start() {
        return start("house");
    }

    /**
     * Another one beside it.
     *
     * @param name of its folder below {@code target}
     * @param more options of the command
     */
    static RunningHouse start(String name, String... more) {
        return start("demo", name, true, more);
    }

    /** A house without a city, as {@code run} starts it on an empty folder. */
    static RunningHouse empty(String name) {
        return start("run", name, true);
    }

    /** The same folder once more, after it was closed. */
    static RunningHouse again(String name) {
        return start("run", name, false);
    }

    private static RunningHouse start(String what, String name, boolean fresh, String... more) {
        Path jar = ROOT.resolve("headquarters/target/app/headquarters.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not built: run ./bihuan test, or mvn package first");
        }
        try {
            Path folder = Path.of("target", name).toAbsolutePath();
            if (fresh) {
                clear(folder);
            }
            Path data = Files.createDirectories(folder.resolve("data"));
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path log = folder.resolve("house.log");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dbihuan.home=" + ROOT,
                    "-jar",
                    jar.toString(),
                    what,
                    "--port",
                    String.valueOf(port),
                    "--data",
                    data.toString()));
            command.addAll(List.of(more));
            Process program = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            program.getOutputStream().close();
            RunningHouse house = new RunningHouse(program, "http://localhost:" + port, log);
            house.awaitCity();
            return house;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The link that lets somebody of a role in, once. */
    String link(String role) {
        try {
            return Files.readAllLines(log).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(role + " "))
                    .map(line -> line.substring(line.indexOf("http")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no link for " + role));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers, without a slash at the end. */
    String address() {
        return address;
    }

    /** The repository's root. */
    static Path root() {
        return ROOT;
    }

    /** The link by which a city is set up. */
    String setupLink() {
        String said = said();
        int begin = said.indexOf("http", said.indexOf("Set up your city at "));
        return said.substring(begin, said.indexOf(' ', begin));
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitCity() throws IOException {
        Instant until = Instant.now().plus(PATIENCE);
        try {
            while (UP.stream().noneMatch(said()::contains)) {
                if (program.waitFor(200, TimeUnit.MILLISECONDS) || Instant.now().isAfter(until)) {
                    String said = Files.readString(log);
                    program.destroy();
                    throw new IllegalStateException("the program did not come up:\n" + said);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            program.destroy();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        program.destroy();
        try {
            if (!program.waitFor(60, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
