package org.bihuan.shell.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this process lives: a number of its own and an advisory lock of that number, held by a connection that ends
 * with the process, however it ends.
 */
final class InstanceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);
    static final int CLASS = 0x4a0b;

    private final Connection connection;
    private final int number;

    private InstanceLock(Connection connection, int number) {
        this.connection = connection;
        this.number = number;
    }

    static InstanceLock take(DataSource database) {
        try {
            Connection connection = database.getConnection();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select nextval('shell.job_instance')")) {
                row.next();
                int number = row.getInt(1);
                statement.execute("select pg_advisory_lock(" + CLASS + ", " + number + ")");
                return new InstanceLock(connection, number);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lock of this instance", e);
        }
    }

    int number() {
        return number;
    }

    @Override
    public void close() {
        // the pool keeps the connection, so the lock is given up by name
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + CLASS + ", " + number + ")");
        } catch (SQLException e) {
            LOG.debug("the connection is gone, and the lock with it: {}", e.getMessage());
        }
    }
}
