package org.bihuan.loop.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bihuan.loop.model.Entry;
import org.bihuan.loop.model.EventLines;
import org.bihuan.loop.model.NamedHistory;
import org.bihuan.loop.model.Times;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The room's tables in a fresh database, with a clock that is moved; the engine can be started anew over them. */
final class LoopFixture implements AutoCloseable {
    static final Map<String, Integer> UNITS = Map.of("A", 1, "B", 2, "C", 3);

    final CityClock clock;
    final Times times;
    final JdbcClient jdbc;
    private final Database database;
    private final HikariDataSource reader;
    /** Every so many looks for a unit's place the power fails; 0: never. */
    volatile int failsEvery;

    private final AtomicInteger looks = new AtomicInteger();

    /** The power fails in the middle of a transaction. */
    static final class PowerFails extends RuntimeException {
        PowerFails() {
            super("the power fails", null, false, false);
        }
    }

    /** One process over the database. */
    final class Run implements AutoCloseable {
        private final HikariDataSource pool;
        final Playing playing;
        final Protocols protocols;
        final Engine engine;
        final Listings listings;

        Run() {
            pool = pool(12);
            Rows rows = new Rows(pool);
            Histories histories = new Histories(rows);
            UnitPlaces places = unit -> {
                if (failsEvery > 0 && looks.incrementAndGet() % failsEvery == 0) {
                    throw new PowerFails();
                }
                return Optional.ofNullable(UNITS.get(unit));
            };
            protocols = new Protocols(rows, clock);
            playing = new Playing(
                    histories,
                    new Projection(rows, places),
                    protocols,
                    new Authority(places, histories),
                    places,
                    () -> times,
                    clock,
                    new Decided(decision -> {}),
                    new DataSourceTransactionManager(pool));
            listings = new Listings(rows);
            engine = new Engine(playing, histories, listings, protocols, clock);
        }

        /** Lets everything happen that is due. */
        void tick() {
            while (playing.tick(50) > 0) {
                // more is due
            }
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    LoopFixture(Instant start, ZoneId zone) {
        clock = CityClock.startingAt(start, Clock.fixed(start, zone), zone);
        times = new Times(zone, new NamedHistory.NoWork());
        database = TestDatabase.fresh("shell", "loop");
        reader = pool(2);
        jdbc = JdbcClient.create(reader);
    }

    private HikariDataSource pool(int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(size);
        return pool;
    }

    void moveTo(Instant at) {
        if (at.isAfter(clock.instant())) {
            clock.forward(Duration.between(clock.instant(), at));
        }
    }

    private record Stored(String subject, Entry entry) {}

    /** What was taken, by subject, in the order of arrival. */
    Map<String, List<Entry>> entries() {
        Map<String, List<Entry>> entries = new HashMap<>();
        jdbc.sql("""
                        select h.subject, e.seq, e.at, e.act::text as act
                        from loop.entry e join loop.history h using (history_id) order by e.history_id, e.seq
                        """)
                .query((row, number) -> new Stored(
                        row.getString("subject"),
                        new Entry(
                                row.getInt("seq"),
                                row.getTimestamp("at").toInstant(),
                                Optional.of(row.getString("subject")),
                                EventLines.act(row.getString("act")))))
                .list()
                .forEach(one -> entries.computeIfAbsent(one.subject(), subject -> new ArrayList<>())
                        .add(one.entry()));
        return entries;
    }

    @Override
    public void close() {
        reader.close();
    }
}
