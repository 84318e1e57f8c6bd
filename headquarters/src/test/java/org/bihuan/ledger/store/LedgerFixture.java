package org.bihuan.ledger.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.Finding;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Verification;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A ledger of its own in a fresh database, with hands that tamper as the owner. */
final class LedgerFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");
    static final Actor OFFICER = new Actor(7, "officer", "duty officer", "", Set.of());
    static final Purpose INVESTIGATION = new Purpose("purpose.investigation", "case 12");

    final HikariDataSource pool = new HikariDataSource();
    final CityClock clock = CityClock.startingAt(NOW, Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    final JdbcClient jdbc;
    final DataSourceTransactionManager transactions;
    final LedgerApi ledger;
    private final Database database;

    LedgerFixture() {
        database = TestDatabase.fresh("shell", "ledger");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(12);
        jdbc = JdbcClient.create(pool);
        transactions = new DataSourceTransactionManager(pool);
        Rows rows = new Rows(pool);
        SealTable seals = new SealTable(rows);
        RetentionRules rules = new RetentionRules();
        ledger = new StoredLedger(
                new EntryTable(rows),
                seals,
                new Sealing(seals, clock, transactions),
                new Verifying(rows, seals, rules, clock, transactions),
                rules,
                clock);
    }

    static Entry look(int number) {
        return Entry.of(NOW.plusSeconds(number), OFFICER, "people.looked", INVESTIGATION, 1 + number % 3, "health")
                .about("PERSON" + number);
    }

    List<Finding> findings(Head... noted) {
        return verification(noted).findings();
    }

    Verification verification(Head... noted) {
        return ledger.verify(List.of(noted), new Silent()).orElseThrow();
    }

    /** Does something as the owner with the guards taken off, as somebody with the database's password could. */
    void tamper(String statement) throws SQLException {
        owner("alter table ledger.entry disable trigger user");
        owner("alter table ledger.seal disable trigger user");
        owner(statement);
        owner("alter table ledger.entry enable trigger user");
        owner("alter table ledger.seal enable trigger user");
    }

    void owner(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Silent implements Progress {
        @Override
        public void phase(String words, long total) {}

        @Override
        public boolean reached(long done) {
            return true;
        }
    }
}
