package org.bihuan.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.RunningDatabase;
import org.bihuan.shell.database.TestDatabase;

/**
 * Rounds of: let the writers write for a random while, kill the application or the database with signal 9, wait until
 * every writer has been acknowledged something again. Then stop in order, and compare.
 */
final class Campaign {
    private static final int WRITERS = 16;
    private static final Duration RECOVERY = Duration.ofMinutes(10);

    private final Path folder;
    private final Path data;
    private final Random random;
    private final int rounds;
    private final List<Hand> hands = new ArrayList<>();
    private volatile Optional<RunningCity> city = Optional.empty();
    private int applicationKilled;
    private int databaseKilled;

    Campaign(Path folder, long seed, int rounds) {
        this.folder = folder;
        this.data = folder.resolve("city");
        this.random = new Random(seed);
        this.rounds = rounds;
    }

    Verdict run(List<Writer> writers) throws Exception {
        CityProcess process = new CityProcess(data, folder.resolve("city.log"));
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            await(process, "the first start", () -> process.running().isPresent());
            RunningCity first = process.running().orElseThrow();
            for (Writer writer : writers) {
                writer.prepare(first, RunningDatabase.of(data));
            }
            city = process.running();
            List<Thread> threads = start(writers, client);
            try {
                for (int round = 1; round <= rounds; round++) {
                    round(process, round);
                }
            } finally {
                hands.forEach(Hand::stop);
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        } finally {
            process.stop();
        }
        System.err.printf(
                "crash campaign: application killed %d times, database %d times%n", applicationKilled, databaseKilled);
        return compare(writers);
    }

    private List<Thread> start(List<Writer> writers, HttpClient client) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.max(WRITERS, writers.size()); i++) {
            Acknowledgements list = new Acknowledgements(folder.resolve("writer-" + i + ".txt"));
            Hand hand =
                    new Hand(writers.get(i % writers.size()), () -> city, list, new Random(random.nextLong()), client);
            hands.add(hand);
            threads.add(Thread.ofPlatform().name("writer-" + i).start(hand));
        }
        return threads;
    }

    private void round(CityProcess process, int round) throws Exception {
        Thread.sleep(100 + random.nextInt(900));
        boolean application = random.nextInt(4) == 0;
        if (application) {
            applicationKilled++;
            process.kill();
            city = Optional.empty();
            process.startAgain();
        } else {
            databaseKilled++;
            long postmaster = RunningDatabase.pid(data);
            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        }
        long[] before = hands.stream().mapToLong(Hand::count).toArray();
        await(process, "round " + round + ", " + (application ? "application" : "database") + " killed", () -> {
            if (city.isEmpty()) {
                city = process.running();
            }
            for (int i = 0; i < before.length; i++) {
                if (hands.get(i).count() == before[i]) {
                    return false;
                }
            }
            return true;
        });
    }

    private void await(CityProcess process, String what, BooleanSupplier reached) throws Exception {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (!reached.getAsBoolean()) {
            if (process.ended() || System.nanoTime() > deadline) {
                throw new AssertionError(what + ": the city did not come back; "
                        + hands.stream().map(Hand::lastRefusal).distinct().toList() + "\n"
                        + Files.readString(folder.resolve("city.log")));
            }
            Thread.sleep(20);
        }
    }

    private Verdict compare(List<Writer> writers) throws IOException, SQLException {
        List<UUID> acknowledged = new ArrayList<>();
        List<UUID> sent = new ArrayList<>();
        for (Hand hand : hands) {
            acknowledged.addAll(hand.list().acknowledged());
            sent.addAll(hand.list().sent());
            hand.list().close();
        }
        List<UUID> held = new ArrayList<>();
        List<String> contradictions = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"))) {
            Database database = TestDatabase.seeingAll(postgres.database());
            try (Connection owner = DriverManager.getConnection(
                    database.url(), database.owner().user(), database.owner().password())) {
                for (Writer writer : writers) {
                    held.addAll(writer.held(owner));
                    contradictions.addAll(writer.contradictions(owner));
                }
            }
        }
        return Verdict.of(acknowledged, sent, held, contradictions);
    }
}
