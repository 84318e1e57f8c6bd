package org.bihuan.shell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * How a database keeps periods apart and their parents there: by keys over periods, which came with PostgreSQL 18, or by
 * an exclusion constraint and triggers. A room whose tables need it has the same migration for each way, in folders {@code
 * db/periods/WAY/ROOM} beside its others. A database goes on in the way in which it began, on a newer server too.
 */
enum Periods {
    KEYS,
    TRIGGERS;

    private static final int KEYS_SINCE = 18;
    private static final String BEGAN = """
            select exists (select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                           where n.nspname = ? and p.proname = 'guard_parents')
            """;

    /** The way of a room's tables, as they are or would be made. */
    static Periods of(Database database, String room) {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                PreparedStatement began = connection.prepareStatement(BEGAN)) {
            began.setString(1, room);
            try (ResultSet row = began.executeQuery()) {
                boolean triggers = row.next() && row.getBoolean(1);
                return triggers || connection.getMetaData().getDatabaseMajorVersion() < KEYS_SINCE ? TRIGGERS : KEYS;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the server's version", e);
        }
    }

    /** Where the room's migration of this way is; empty if its tables need none. */
    Optional<String> location(String room) {
        String folder = "db/periods/" + name().toLowerCase(Locale.ROOT) + "/" + room;
        return Optional.ofNullable(Periods.class.getResource("/" + folder)).map(there -> "classpath:" + folder);
    }
}
