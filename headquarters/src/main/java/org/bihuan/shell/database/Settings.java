package org.bihuan.shell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.shell.cli.CommandFailure;

/** How the database runs: written to a file of ours beside its own, and read back from the running server. */
final class Settings {
    /** Without these a power cut could take what was acknowledged. */
    static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    private static final String FILE = "bihuan.conf";
    private static final String TEXT = """
            # Written at every start; changes here do not last.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            timezone = 'UTC'
            log_timezone = 'UTC'
            max_connections = 100
            shared_buffers = '128MB'
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            wal_level = replica
            log_checkpoints = off
            # personal data must not reach the log: no statements, no values of refused rows
            log_min_error_statement = panic
            log_error_verbosity = terse
            """;

    private Settings() {}

    static void write(Path data, int port, OsAccount account) throws IOException {
        Path file = data.resolve(FILE);
        Files.writeString(file, TEXT.formatted(port));
        account.own(file);
        Path main = data.resolve("postgresql.conf");
        String include = "include '" + FILE + "'";
        if (!Files.readString(main).contains(include)) {
            Files.writeString(main, "\n" + include + "\n", StandardOpenOption.APPEND);
        }
    }

    /**
     * The settings that durability hangs on, as the server runs with them.
     *
     * @throws CommandFailure if one of them is off
     */
    static Map<String, String> assertDurable(Connection connection) throws SQLException {
        Map<String, String> settings = durable(connection);
        settings.forEach((name, value) -> {
            if (value.equals("off")) {
                throw CommandFailure.environment("the database runs with " + name + " = off and could lose what was"
                        + " acknowledged; set it to on");
            }
        });
        return settings;
    }

    static Map<String, String> durable(Connection connection) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String name : DURABLE) {
                try (ResultSet row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }
}
