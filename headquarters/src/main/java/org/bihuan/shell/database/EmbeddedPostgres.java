package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.bihuan.shell.cli.CommandFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL 18 in a folder of ours: durable, on loopback only, with generated passwords, started before the application
 * and stopped after it, started again if it ends in between. The caller holds the folder ({@link DataFolder}).
 */
public final class EmbeddedPostgres implements DatabaseServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration NOTED_EVERY = Duration.ofSeconds(2);

    private final Postmaster postmaster;
    private final Secrets secrets;
    private final int port;
    private final Witness witness;
    private final Thread noting = Thread.ofVirtual().unstarted(this::noteUntilStopped);
    private long lost;

    private EmbeddedPostgres(Postmaster postmaster, Secrets secrets, int port, Witness witness) {
        this.postmaster = postmaster;
        this.secrets = secrets;
        this.port = port;
        this.witness = witness;
    }

    /**
     * Starts the database that lives in {@code folder}, creating it on first use.
     *
     * @throws CommandFailure one line, if the folder or the database in it cannot be used
     */
    public static EmbeddedPostgres start(Path folder) {
        try {
            OsAccount account = OsAccount.ofThisProcess();
            Files.createDirectories(folder);
            if (account == OsAccount.NOBODY) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
            Path data = folder.resolve("pgdata");
            Secrets secrets = Secrets.in(folder);
            Programs programs = new Programs(Binaries.unpackedIn(folder), account);
            Cluster.ensure(data, programs, secrets.superuser());
            int port = freePort();
            Settings.write(data, port, account);
            Postmaster postmaster = new Postmaster(
                    programs, data, folder.resolve("server.log"), url(port, "postgres"), secrets.superuser());
            EmbeddedPostgres postgres = new EmbeddedPostgres(postmaster, secrets, port, new Witness(folder));
            try {
                postmaster.start();
                postgres.prepare();
                postgres.noting.start();
            } catch (RuntimeException e) {
                postgres.close();
                throw e;
            }
            return postgres;
        } catch (IOException e) {
            throw CommandFailure.environment("the database folder " + folder + " cannot be used: "
                    + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /**
     * The database that another process runs in {@code folder}.
     *
     * @throws CommandFailure if none runs there
     */
    public static Database running(Path folder) {
        try {
            int port = LeftBehind.port(folder.resolve("pgdata"))
                    .orElseThrow(() -> CommandFailure.environment("no database runs in " + folder));
            Secrets secrets = Secrets.in(folder);
            return new Database(url(port, Roles.DATABASE), secrets.owner(), secrets.application());
        } catch (IOException e) {
            throw CommandFailure.environment(
                    folder + " cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private void prepare() {
        try (Connection connection = superuser()) {
            Settings.assertDurable(connection);
            lost = examine(connection);
        } catch (SQLException e) {
            throw CommandFailure.environment("the database does not answer: " + e.getMessage());
        }
        Roles.ensure(url(port, "postgres"), secrets);
    }

    @Override
    public Database database() {
        return database(Roles.DATABASE);
    }

    /** Another database of the same server, made if it is not there. */
    Database database(String name) {
        Roles.ensureDatabase(url(port, "postgres"), secrets, name);
        return new Database(url(port, name), secrets.owner(), secrets.application());
    }

    @Override
    public int port() {
        return port;
    }

    /** Process number of the server, for operators and for tests that kill it. */
    public long pid() {
        return postmaster.pid();
    }

    /** Bytes of acknowledged log that this start has found missing; 0 unless the disk broke its word. */
    public long lost() {
        return lost;
    }

    /** Called when the server ended unasked and runs again, with the bytes of acknowledged log found missing. */
    public void whenRevived(LongConsumer listener) {
        postmaster.whenRevived(() -> {
            try (Connection connection = superuser()) {
                listener.accept(examine(connection));
            } catch (SQLException e) {
                LOG.error("the database was started again but does not answer: {}", e.getMessage());
            }
        });
    }

    /** Makes a folder that was put there by somebody else (a restore) the database's own. */
    public static void adopt(Path folder) throws IOException {
        OsAccount account = OsAccount.ofThisProcess();
        try (Stream<Path> files = Files.walk(folder.resolve("pgdata"))) {
            for (Path file : files.toList()) {
                account.own(file);
            }
        }
    }

    private long examine(Connection connection) throws SQLException {
        try {
            long missing = witness.lost(connection);
            if (missing > 0) {
                LOG.error("the database came back {} bytes of log behind what it had reported as safe", missing);
                witness.forget();
            }
            return missing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void noteUntilStopped() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = superuser()) {
                while (true) {
                    witness.note(connection);
                    Thread.sleep(NOTED_EVERY);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | IOException e) {
                LOG.debug("the database's position was not noted: {}", e.getMessage());
                LockSupport.parkNanos(NOTED_EVERY.toNanos());
            }
        }
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                url(port, "postgres"),
                secrets.superuser().user(),
                secrets.superuser().password());
    }

    @Override
    public void close() {
        noting.interrupt();
        postmaster.close();
    }

    static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
