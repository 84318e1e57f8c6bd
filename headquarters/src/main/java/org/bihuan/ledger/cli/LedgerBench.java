package org.bihuan.ledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Verification;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Folders;
import org.bihuan.shell.database.Migrations;
import org.bihuan.shell.database.StandaloneRooms;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Purpose;
import org.bihuan.shell.scope.Scope;

/** {@code ./bihuan bench ledger [--json]}: entries per second on a durable database of its own, while a sealer follows. */
public final class LedgerBench {
    private static final Access OFFICER =
            new Access(new Actor(7, "officer", "officer", "", Set.of()), Scope.ofAreas(IntStream.of(1)));
    private static final Purpose PURPOSE = new Purpose("purpose.investigation", "case 12");

    private final LedgerApi ledger;
    private final CityClock clock;
    private final AtomicLong written = new AtomicLong();

    private LedgerBench(LedgerApi ledger, CityClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bihuan-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            Database database = server.database();
            Migrations.run(database, List.of("shell", "ledger"));
            CityClock clock = CityClock.real(Clock.systemUTC(), ZoneOffset.UTC);
            try (StandaloneRooms rooms =
                    StandaloneRooms.open(database, clock, context -> {}, "org.bihuan.ledger.store")) {
                new LedgerBench(rooms.door(LedgerApi.class), clock)
                        .run(List.of(args).contains("--json"));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(boolean json) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread sealer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                if (ledger.seal() == 0) {
                    LockSupport.parkNanos(200_000_000);
                }
            }
        });
        measure(8, 20, 100); // warm
        double batched = measure(8, 250, 100);
        double single = measure(16, 500, 1);
        enough.set(true);
        sealer.join();
        while (ledger.seal() > 0) {
            // the rest
        }
        long began = System.nanoTime();
        Verification found = ledger.verify(List.of(), new Silent()).orElseThrow();
        double verified = found.entries() / seconds(began);
        if (!found.sound() || found.entries() != written.get()) {
            throw new IllegalStateException("the ledger lost something: " + found);
        }
        System.out.printf(
                json
                        ? "{\"entries\":%d,\"batchedPerSecond\":%.0f,\"singlePerSecond\":%.0f,\"verifiedPerSecond\":%.0f}%n"
                        : "%,d entries, each acknowledged after it was on disk, a sealer following%n"
                                + "8 writers, 100 entries a transaction: %,.0f entries/s%n"
                                + "16 writers, 1 entry a transaction: %,.0f entries/s%nverification: %,.0f entries/s%n",
                found.entries(),
                batched,
                single,
                verified);
    }

    /** Entries per second of some writers that each commit some transactions. */
    private double measure(int writers, int transactions, int entries) throws InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                var unused = pool.submit(() -> OFFICER.run(() -> {
                    for (int i = 0; i < transactions; i++) {
                        ledger.append(some(entries));
                    }
                }));
            }
            pool.shutdown();
            if (!pool.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("too slow");
            }
        }
        return (double) writers * transactions * entries / seconds(began);
    }

    private List<Entry> some(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Entry.of(clock.instant(), OFFICER.actor(), "people.looked", PURPOSE, 1, "health")
                    .about("PERSON" + written.incrementAndGet())
                    .with("count", "1"));
        }
        return entries;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
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
