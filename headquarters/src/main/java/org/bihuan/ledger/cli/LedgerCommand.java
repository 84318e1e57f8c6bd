package org.bihuan.ledger.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.NotedHead;
import org.bihuan.ledger.Verification;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.StandaloneRooms;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./bihuan ledger verify}: reads the database itself, whether the city runs or stands, so that it need not believe
 * the running program.
 */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Verifies the ledger of a city, or prints the head of its chain to be noted elsewhere.")
public final class LedgerCommand implements CommandLineTool {
    @Parameters(paramLabel = "ACT", description = "verify or head")
    private String act = "";

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default .data/run beside the program)")
    private @Nullable Path data;

    @Option(
            names = "--head",
            paramLabel = "NUMBER:DIGEST",
            description = "a head that was noted earlier and must still be there; may be given several times")
    private List<String> heads = new ArrayList<>();

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (!List.of("verify", "head").contains(act)) {
            throw CommandFailure.usage("ledger " + act + "? It is verify or head");
        }
        List<Head> noted = noted();
        Path folder = DataFolder.unlessChosen(data, Path.of(System.getProperty("bihuan.home", "."), ".data", "run"));
        if (!Files.isDirectory(folder.resolve("postgres").resolve("pgdata"))) {
            throw CommandFailure.usage(folder + " holds no database of ours");
        }
        Optional<DataFolder> standing = DataFolder.tryOpen(folder);
        if (standing.isEmpty()) {
            return on(EmbeddedPostgres.running(folder.resolve("postgres")), folder, noted);
        }
        try (DataFolder held = standing.get();
                EmbeddedPostgres server = EmbeddedPostgres.start(held.postgres())) {
            return on(server.database(), held.path(), noted);
        }
    }

    private List<Head> noted() {
        return heads.stream()
                .map(text -> Head.parse(text)
                        .orElseThrow(
                                () -> CommandFailure.usage("--head takes NUMBER:64 hexadecimal digits, not " + text)))
                .toList();
    }

    private int on(Database database, Path folder, List<Head> noted) {
        CityClock clock = CityClock.real(Clock.systemUTC(), ZoneId.systemDefault());
        try (StandaloneRooms rooms = StandaloneRooms.open(database, clock, context -> {}, "org.bihuan.ledger.store")) {
            LedgerApi ledger = rooms.door(LedgerApi.class);
            int[] exit = new int[1];
            Access.house("ledger " + act)
                    .run(() -> exit[0] = act.equals("head") ? head(ledger) : verify(ledger, folder, noted));
            return exit[0];
        }
    }

    private static int head(LedgerApi ledger) {
        System.out.println(ledger.head());
        return Exit.DONE;
    }

    private int verify(LedgerApi ledger, Path folder, List<Head> noted) {
        List<Head> all = new ArrayList<>(noted);
        new NotedHead(folder).read().ifPresent(all::add);
        Verification found = ledger.verify(all, new Told()).orElseThrow();
        if (json) {
            System.out.println(new JsonMapper()
                    .writeValueAsString(Map.of(
                            "sound", found.sound(),
                            "entries", found.entries(),
                            "seals", found.seals(),
                            "pending", found.pending(),
                            "head", found.head().toString(),
                            "findings", found.findings())));
        } else {
            found.findings().forEach(System.out::println);
            System.err.printf(
                    "%s: %,d entries in %,d seals, %,d not sealed yet; head %s%n",
                    found.sound() ? "sound" : found.findings().size() + " findings",
                    found.entries(),
                    found.seals(),
                    found.pending(),
                    found.head());
        }
        return found.sound() ? Exit.DONE : Exit.FINDING;
    }

    /** Tells of each hundredth part. */
    private static final class Told implements Progress {
        private long total;
        private long told;

        @Override
        public void phase(String words, long of) {
            total = of;
        }

        @Override
        public boolean reached(long done) {
            if (total > 100_000 && done * 100 / total > told) {
                told = done * 100 / total;
                System.err.print("\r" + told + " %");
            }
            return true;
        }
    }
}
