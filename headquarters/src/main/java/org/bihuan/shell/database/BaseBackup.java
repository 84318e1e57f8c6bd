package org.bihuan.shell.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.shell.cli.CommandFailure;

/**
 * A consistent copy of the running database (PostgreSQL manual, 25.3.4 "Making a base backup using the low level API"):
 * {@code pg_backup_start}, the files as they are while the server writes to them, {@code pg_backup_stop}, and the WAL
 * between the two, which a replication slot of the same session keeps from being taken away. A server started on the copy
 * replays that WAL and stands where this one stood at the stop.
 */
public final class BaseBackup {
    private static final Set<String> WITHOUT_CONTENT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "tablespace_map");

    private final Path data;
    private final Sink sink;

    private BaseBackup(Path data, Sink sink) {
        this.data = data;
        this.sink = sink;
    }

    /** Where the copy goes, a file or folder at a time; names are relative to the database's own folder. */
    public interface Sink {
        void folder(String name) throws IOException;

        /** @param size exactly what {@code content} holds */
        void file(String name, long size, InputStream content) throws IOException;
    }

    /**
     * Copies the server that runs in a folder of {@link EmbeddedPostgres}, started by this process or another.
     *
     * @throws CommandFailure if none runs there, or it ends meanwhile
     */
    public static void copy(Path folder, Sink sink) throws IOException {
        Path data = folder.resolve("pgdata");
        int port = LeftBehind.port(data).orElseThrow(() -> CommandFailure.environment("no database runs in " + folder));
        Login superuser = Secrets.in(folder).superuser();
        try (Connection connection = DriverManager.getConnection(
                        EmbeddedPostgres.url(port, "postgres"), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            new BaseBackup(data, sink).copy(statement);
        } catch (SQLException e) {
            throw CommandFailure.environment("the database could not be copied: " + e.getMessage());
        }
    }

    /** So many bytes of a file that may grow or shrink meanwhile, zeros if it shrinks; what is missing the WAL brings back. */
    public static InputStream exactly(InputStream in, long size) {
        return new Exactly(new SequenceInputStream(in, new Zeros()), size);
    }

    private void copy(Statement server) throws SQLException, IOException {
        server.execute("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
        String first = row(server, "select pg_walfile_name(pg_backup_start('bihuan', fast => true))")
                .getFirst();
        copyFolder(data);
        copyControl();
        List<String> end =
                row(server, "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(false) as stop");
        if (!end.get(2).isBlank()) {
            throw new IOException("the database uses tablespaces outside of its folder");
        }
        copyWal(first, end.getFirst());
        byte[] label = end.get(1).getBytes(StandardCharsets.UTF_8);
        sink.file("backup_label", label.length, new ByteArrayInputStream(label));
    }

    private void copyFolder(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = list.sorted().toList();
        } catch (NoSuchFileException e) {
            return; // dropped meanwhile: the WAL says so too
        }
        for (Path entry : entries) {
            String name = name(entry);
            String last = entry.getFileName().toString();
            if (NOT_COPIED.contains(last) || last.startsWith("pgsql_tmp") || name.equals("global/pg_control")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                sink.folder(name);
                if (!WITHOUT_CONTENT.contains(name)) {
                    copyFolder(entry);
                }
            } else {
                copyFile(entry);
            }
        }
    }

    private void copyFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            sink.file(name(file), size, exactly(in, size));
        } catch (NoSuchFileException e) {
            // dropped meanwhile: the WAL says so too
        }
    }

    /** Last of all, as the server's own tools do, and not while it is being written. */
    private void copyControl() throws IOException {
        Path file = data.resolve("global").resolve("pg_control");
        byte[] control = Files.readAllBytes(file);
        while (true) {
            byte[] again = Files.readAllBytes(file);
            if (Arrays.equals(control, again)) {
                sink.file("global/pg_control", control.length, new ByteArrayInputStream(control));
                return;
            }
            control = again;
        }
    }

    private void copyWal(String first, String last) throws IOException {
        Path wal = data.resolve("pg_wal");
        List<Path> segments;
        try (Stream<Path> list = Files.list(wal)) {
            segments = list.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .filter(file -> file.getFileName().toString().compareTo(first) >= 0
                            && file.getFileName().toString().compareTo(last) <= 0)
                    .sorted()
                    .toList();
        }
        if (segments.isEmpty()
                || !segments.getFirst().endsWith(first)
                || !segments.getLast().endsWith(last)) {
            throw new IOException("the WAL from " + first + " to " + last + " is not there");
        }
        sink.folder("pg_wal/archive_status");
        sink.folder("pg_wal/summaries");
        for (Path segment : segments) {
            copyFile(segment);
        }
    }

    private String name(Path file) {
        return data.relativize(file).toString();
    }

    private static List<String> row(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            String[] values = new String[row.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = String.valueOf(row.getString(i + 1));
            }
            return List.of(values);
        }
    }

    private static final class Exactly extends InputStream {
        private final InputStream in;
        private long left;

        Exactly(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 0);
            return length;
        }
    }
}
