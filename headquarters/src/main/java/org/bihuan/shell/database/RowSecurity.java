package org.bihuan.shell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Scope for the second time: every table with an area and a sector shows a connection only the rows of the areas and
 * sectors that it was told ({@link ScopedDataSource}), and takes only such rows; a connection that was told nothing sees
 * nothing. Even the owner is bound by it, except while migrations run. Tables whose comment begins with {@code open:} may
 * be read by everybody who is signed in; a migration may add policies of its own for what is published.
 */
final class RowSecurity {
    // the sub-selects are evaluated once per statement, not once per row
    private static final String IN_SCOPE = """
            ((select coalesce(current_setting('app.all_areas', true), '') = 'on')
              or area = any ((select nullif(current_setting('app.areas', true), '')::int[])::int[]))
            and ((select coalesce(current_setting('app.all_sectors', true), '') = 'on')
              or sector = any ((select nullif(current_setting('app.sectors', true), '')::text[])::text[]))
            """;
    private static final String SIGNED_IN =
            "(select coalesce(current_setting('app.areas', true), '') <> '' or coalesce(current_setting('app.all_areas', true), '') = 'on')";

    private static final String TABLES = """
            select format('%%I.%%I', n.nspname, c.relname) as name,
                coalesce(obj_description(c.oid, 'pg_class'), '') like 'open:%%' as open
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = '%s' and c.relkind in ('r', 'p')
              and (select count(*) from pg_attribute a
                   where a.attrelid = c.oid and a.attname in ('area', 'sector') and not a.attisdropped) = 2
            order by 1
            """;

    private RowSecurity() {}

    /** A migration works on all rows. */
    static void loosen(Database database, List<String> rooms) {
        on(
                database,
                rooms,
                (statement, table) -> statement.execute("alter table " + table.name + " no force row level security"));
    }

    static void guard(Database database, List<String> rooms) {
        on(database, rooms, (statement, table) -> {
            statement.execute("alter table " + table.name + " enable row level security");
            statement.execute("alter table " + table.name + " force row level security");
            statement.execute("drop policy if exists in_scope on " + table.name);
            statement.execute("create policy in_scope on " + table.name + " using (" + IN_SCOPE + ")");
            statement.execute("drop policy if exists open_to_read on " + table.name);
            if (table.open) {
                statement.execute(
                        "create policy open_to_read on " + table.name + " for select using (" + SIGNED_IN + ")");
            }
        });
    }

    private record Table(String name, boolean open) {}

    private interface Act {
        void on(Statement statement, Table table) throws SQLException;
    }

    private static void on(Database database, List<String> rooms, Act act) {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String room : rooms) {
                for (Table table : tables(statement, room)) {
                    act.on(statement, table);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("row security", e);
        }
    }

    // a room's name is a folder's: letters only
    private static List<Table> tables(Statement statement, String room) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(TABLES.formatted(room))) {
            while (row.next()) {
                tables.add(new Table(row.getString("name"), row.getBoolean("open")));
            }
        }
        return tables;
    }
}
