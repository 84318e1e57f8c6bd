package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.bihuan.shell.cli.CommandFailure;

/**
 * PostgreSQL 18 in a folder of ours: durable, on loopback only, with generated passwords, started before the application
 * and stopped after it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Without these a power cut could take what was acknowledged; asserted at every start. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    private final Path programs;
    private final Path data;
    private final OsAccount account;
    private final Secrets secrets;
    private final int port;

    private EmbeddedPostgres(Path programs, Path data, OsAccount account, Secrets secrets, int port) {
        this.programs = programs;
        this.data = data;
        this.account = account;
        this.secrets = secrets;
        this.port = port;
    }

    /** Starts the database that lives in {@code folder}, creating it on first use. */
    public static EmbeddedPostgres start(Path folder) {
        try {
            OsAccount account = OsAccount.ofThisProcess();
            Files.createDirectories(folder);
            Path programs = Binaries.unpackedIn(folder);
            Path data = folder.resolve("pgdata");
            Secrets secrets = Secrets.in(folder);
            EmbeddedPostgres postgres = new EmbeddedPostgres(programs, data, account, secrets, freePort());
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                postgres.initialise();
            }
            postgres.launch();
            postgres.assertDurable();
            Roles.ensure(postgres.url("postgres"), secrets);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return database(Roles.DATABASE);
    }

    /** Another database of the same server, made if it is not there. */
    Database database(String name) {
        Roles.ensureDatabase(url("postgres"), secrets, name);
        return new Database(url(name), secrets.owner(), secrets.application());
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private void initialise() throws IOException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        account.own(data);
        Path password = Files.createTempFile("bihuan", ".pw");
        try {
            Files.writeString(password, secrets.superuser().password());
            account.own(password);
            run(List.of(
                    program("initdb"),
                    "--pgdata=" + data,
                    "--username=" + secrets.superuser().user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
        } finally {
            Files.delete(password);
        }
    }

    private void launch() throws IOException {
        Path log = data.resolve("server.log");
        run(List.of(
                program("pg_ctl"),
                "--pgdata=" + data,
                "--log=" + log,
                "--wait",
                "--timeout=60",
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                        + " -c timezone=UTC -c max_connections=100 -c shared_buffers=128MB",
                "start"));
    }

    private void assertDurable() {
        try (Connection connection = DriverManager.getConnection(
                        url("postgres"),
                        secrets.superuser().user(),
                        secrets.superuser().password());
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
                try (ResultSet row = statement.executeQuery("show " + setting.getKey())) {
                    row.next();
                    if (!setting.getValue().equals(row.getString(1))) {
                        throw CommandFailure.environment("the database runs with " + setting.getKey() + " = "
                                + row.getString(1) + " and could lose data; it must be " + setting.getValue());
                    }
                }
            }
        } catch (SQLException e) {
            throw CommandFailure.environment("the database does not answer: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            run(List.of(program("pg_ctl"), "--pgdata=" + data, "--mode=fast", "--wait", "stop"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("bihuan", ".out");
        try {
            Process process = new ProcessBuilder(account.command(command))
                    .directory(data.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                String said = Files.readString(output, StandardCharsets.UTF_8).strip();
                throw CommandFailure.environment(Path.of(command.getFirst()).getFileName() + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
