package org.bihuan.shell.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
                InstanceLock lock = new InstanceLock(connection, number);
                lock.call("select pg_advisory_lock(?, ?)");
                return lock;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lock of this instance", e);
        }
    }

    int number() {
        return number;
    }

    private void call(String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setInt(1, CLASS);
            statement.setInt(2, number);
            statement.execute();
        }
    }

    @Override
    public void close() {
        // the pool keeps the connection, so the lock is given up by name
        try (connection) {
            call("select pg_advisory_unlock(?, ?)");
        } catch (SQLException e) {
            LOG.debug("the connection is gone, and the lock with it: {}", e.getMessage());
        }
    }
}
