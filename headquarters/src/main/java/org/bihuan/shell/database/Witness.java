package org.bihuan.shell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far the database had got: a position in its log (LSN) that it reported as safely on disk, kept in a file outside of
 * it. A database that comes back behind that position has lost acknowledged work, whatever the disk had promised.
 */
final class Witness {
    private final Path file;

    Witness(Path folder) {
        this.file = folder.resolve("witness");
    }

    /** Bytes of log between the kept position and where the database stands now; 0 if it is not behind. */
    long lost(Connection connection) throws SQLException, IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String kept = Files.readString(file).strip();
        if (!kept.matches("[0-9A-F]{1,8}/[0-9A-F]{1,8}")) {
            return 0;
        }
        return Math.max(
                0,
                -Long.parseLong(one(connection, "select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '" + kept + "')")));
    }

    /** Forgets the kept position, once a loss has been told. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Notes where the database stands, never a position behind the kept one. */
    void note(Connection connection) throws SQLException, IOException {
        if (lost(connection) > 0) {
            return;
        }
        String position = one(connection, "select pg_current_wal_flush_lsn()");
        Path part = file.resolveSibling("witness.part");
        if (Files.exists(file) && Files.readString(file).equals(position)) {
            return;
        }
        Files.writeString(
                part,
                position,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
