package org.bihuan.shell.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.bihuan.shell.cli.CommandFailure;

/**
 * PostgreSQL 18 in a folder of ours: durable, on loopback only, with generated passwords, started before the application
 * and stopped after it, started again if it ends in between. The caller holds the folder ({@link DataFolder}).
 */
public final class EmbeddedPostgres implements DatabaseServer {
    private final Postmaster postmaster;
    private final Secrets secrets;
    private final int port;

    private EmbeddedPostgres(Postmaster postmaster, Secrets secrets, int port) {
        this.postmaster = postmaster;
        this.secrets = secrets;
        this.port = port;
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
            EmbeddedPostgres postgres = new EmbeddedPostgres(postmaster, secrets, port);
            try {
                postmaster.start();
                postgres.prepare();
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

    private void prepare() {
        try (Connection connection = superuser()) {
            Settings.assertDurable(connection);
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

    /** Called with its exit status when the server ended unasked and runs again. */
    public void whenRevived(IntConsumer listener) {
        postmaster.whenRevived(listener);
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                url(port, "postgres"),
                secrets.superuser().user(),
                secrets.superuser().password());
    }

    @Override
    public void close() {
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
