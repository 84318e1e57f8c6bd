package org.bihuan.shell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the application's role may do: read and write rows of a room's schema (only append where a table's comment begins
 * with {@code append-only:}), make tables that end with a transaction.
 */
final class Grants {
    /** Rows of tables whose comment says so are written once: neither changed nor deleted by the application. */
    private static final String APPEND_ONLY = """
            do $$ declare t regclass; begin
                for t in select c.oid::regclass from pg_class c
                    where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p')
                      and obj_description(c.oid, 'pg_class') ~ '^(open: )?append-only:'
                loop
                    execute format('revoke update, delete, truncate on %%s from %2$s', t);
                end loop;
            end $$""";

    private Grants() {}

    static void give(Database database, List<String> rooms) {
        String application = database.application().user();
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin execute format('grant temporary on database %I to " + application
                    + "', current_database()); end $$");
            for (String room : rooms) {
                statement.execute("grant usage on schema " + room + " to " + application);
                statement.execute(
                        "grant select, insert, update, delete on all tables in schema " + room + " to " + application);
                statement.execute("grant usage on all sequences in schema " + room + " to " + application);
                statement.execute(APPEND_ONLY.formatted(room, application));
                statement.execute("revoke all on " + room + ".flyway_schema_history from " + application);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rights of " + application, e);
        }
    }
}
