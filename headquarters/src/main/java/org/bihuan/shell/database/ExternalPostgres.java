package org.bihuan.shell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.bihuan.shell.cli.CommandFailure;

/**
 * A PostgreSQL (18 or newer) that somebody else keeps, given by its JDBC URL; logins come from the environment:
 * {@code BIHUAN_OWNER_USER}, {@code BIHUAN_OWNER_PASSWORD}, {@code BIHUAN_APP_USER}, {@code BIHUAN_APP_PASSWORD}. Its
 * keeper backs it up.
 */
public final class ExternalPostgres implements DatabaseServer {
    /** The first with periods as keys and foreign keys, which keep areas whole on every day. */
    private static final int OLDEST = 16;

    private static final int CONNECT_SECONDS = 10;

    private final Database database;
    private final int port;

    private ExternalPostgres(Database database, int port) {
        this.database = database;
        this.port = port;
    }

    /**
     * Looks whether the house may trust it.
     *
     * @throws CommandFailure one line: no PostgreSQL URL, login missing, unreachable, too old, not durable, or roles that
     *     would defeat row security
     */
    public static ExternalPostgres open(String url, Map<String, String> environment) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw CommandFailure.usage("--database-url takes jdbc:postgresql://HOST:PORT/DATABASE, not " + url);
        }
        Database database = new Database(url, login(environment, "OWNER"), login(environment, "APP"));
        try (Connection owner = connect(url, database.owner());
                Connection application = connect(url, database.application())) {
            refuseOld(owner.getMetaData().getDatabaseMajorVersion());
            Settings.assertDurable(application);
            refuseStrongRole(application, database);
            return new ExternalPostgres(database, port(url));
        } catch (SQLException e) {
            throw CommandFailure.environment("the database " + bare(url) + " does not take us: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** @throws CommandFailure if it lacks what the house is built on */
    static void refuseOld(int version) {
        if (version < OLDEST) {
            throw CommandFailure.environment(
                    "the database is PostgreSQL " + version + "; " + OLDEST + " or newer is needed");
        }
    }

    private static void refuseStrongRole(Connection connection, Database database) throws SQLException {
        String query = """
                select r.rolsuper or r.rolbypassrls
                    or pg_has_role(current_user, d.datdba, 'member')
                    or pg_has_role(current_user, o.oid, 'member')
                  from pg_roles r, pg_database d, pg_roles o
                 where r.rolname = current_user and d.datname = current_database() and o.rolname = '%s'
                """.formatted(database.owner().user().replace("'", "''"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next() || row.getBoolean(1)) {
                throw CommandFailure.environment("the role "
                        + database.application().user()
                        + " must be neither superuser nor BYPASSRLS nor the database's owner nor a member of "
                        + database.owner().user() + ", or row security would not hold");
            }
        }
    }

    private static Connection connect(String url, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        return DriverManager.getConnection(url, properties);
    }

    private static Login login(Map<String, String> environment, String role) {
        String user = "BIHUAN_" + role + "_USER";
        String password = "BIHUAN_" + role + "_PASSWORD";
        if (!environment.containsKey(user) || !environment.containsKey(password)) {
            throw CommandFailure.usage("--database-url needs the environment variables " + user + " and " + password);
        }
        return new Login(environment.getOrDefault(user, ""), environment.getOrDefault(password, ""));
    }

    private static int port(String url) {
        Properties parts = org.postgresql.Driver.parseURL(url, new Properties());
        return parts == null
                ? -1
                : Integer.parseInt(parts.getProperty("PGPORT", "5432").split(",", -1)[0]);
    }

    private static String bare(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public int port() {
        return port;
    }

    /** It goes on without us. */
    @Override
    public void close() {}
}
