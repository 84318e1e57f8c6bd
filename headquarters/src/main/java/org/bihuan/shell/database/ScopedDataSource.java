package org.bihuan.shell.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells each connection, when somebody takes it from the pool, whose rows it may see: those of the thread's
 * {@link Access}, or none. A connection that was told the same before is not told again.
 */
final class ScopedDataSource extends DelegatingDataSource {
    private static final String TELL =
            "select set_config('app.all_areas', ?, false), set_config('app.areas', ?, false),"
                    + " set_config('app.all_sectors', ?, false), set_config('app.sectors', ?, false)";

    private final Map<PGConnection, Scope> told = Collections.synchronizedMap(new WeakHashMap<>());

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            tell(connection, Access.current().map(Access::scope).orElse(Scope.nothing()));
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void tell(Connection connection, Scope scope) throws SQLException {
        PGConnection physical = connection.unwrap(PGConnection.class);
        if (told.get(physical) instanceof Scope before && before.equals(scope)) {
            return;
        }
        told.remove(physical);
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setString(1, scope.allAreas() ? "on" : "");
            statement.setString(2, scope.areas().mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}")));
            statement.setString(3, scope.allSectors() ? "on" : "");
            statement.setString(
                    4,
                    scope.sectors().stream()
                            .map(sector -> '"' + sector + '"')
                            .collect(Collectors.joining(",", "{", "}")));
            statement.execute();
        }
        told.put(physical, scope);
    }
}
