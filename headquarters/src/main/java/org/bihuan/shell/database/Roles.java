package org.bihuan.shell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.bihuan.shell.cli.CommandFailure;

/** Makes the two roles and the database, once; later starts set the passwords that the folder holds. */
final class Roles {
    static final String DATABASE = "bihuan";

    private Roles() {}

    static void ensure(String url, Secrets secrets) {
        try (Connection connection = DriverManager.getConnection(
                        url, secrets.superuser().user(), secrets.superuser().password());
                Statement statement = connection.createStatement()) {
            ensure(statement, secrets.owner());
            ensure(statement, secrets.application());
        } catch (SQLException e) {
            throw CommandFailure.environment("the database's roles could not be made: " + e.getMessage());
        }
    }

    static void ensureDatabase(String url, Secrets secrets, String name) {
        try (Connection connection = DriverManager.getConnection(
                        url, secrets.superuser().user(), secrets.superuser().password());
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute(
                        "create database " + name + " owner " + secrets.owner().user());
                statement.execute("revoke all on database " + name + " from public");
                statement.execute("grant connect on database " + name + " to "
                        + secrets.application().user());
            }
        } catch (SQLException e) {
            throw CommandFailure.environment("the database " + name + " could not be made: " + e.getMessage());
        }
    }

    // names and passwords are ours (letters, digits, - and _), never input
    private static void ensure(Statement statement, Login login) throws SQLException {
        String verb = exists(statement, "select 1 from pg_roles where rolname = '" + login.user() + "'")
                ? "alter role "
                : "create role ";
        statement.execute(verb + login.user()
                + " login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password '" + login.password()
                + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }
}
