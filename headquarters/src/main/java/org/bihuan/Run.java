package org.bihuan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bihuan.shell.backup.BackupPlan;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bihuan run}: a city for real, with the real time. */
@Command(name = "run", description = "Runs a city: its own data folder, the real clock.")
public final class Run implements CommandLineTool {
    @Option(names = "--port", defaultValue = "8080", description = "port on this machine (default ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default .data/run beside the program)")
    private @Nullable Path data;

    @Option(names = "--city", paramLabel = "DIR", description = "city pack (default: city/ in the data folder)")
    private @Nullable Path pack;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "a PostgreSQL 16 or newer that you keep yourself, jdbc:postgresql://HOST:PORT/DATABASE;"
                    + " logins in BIHUAN_OWNER_USER, BIHUAN_OWNER_PASSWORD, BIHUAN_APP_USER, BIHUAN_APP_PASSWORD")
    private @Nullable String databaseUrl;

    @Option(
            names = "--backup-to",
            paramLabel = "DIR",
            description = "take encrypted backups into this folder, on another disk or another machine's mounted here")
    private @Nullable Path backupTo;

    @Option(
            names = "--backup-every",
            paramLabel = "DURATION",
            defaultValue = "PT24H",
            description = "time between two backups, ISO 8601 (default ${DEFAULT-VALUE})")
    private Duration backupEvery = Duration.ofHours(24);

    @Option(
            names = "--backup-keep",
            paramLabel = "N",
            defaultValue = "14",
            description = "how many of them stay (default ${DEFAULT-VALUE})")
    private int backupKeep;

    @Override
    public Integer call() throws InterruptedException {
        Path usual = Path.of(System.getProperty("bihuan.home", "."), ".data", "run");
        Path folder = DataFolder.unlessChosen(data, usual);
        City city = CityPack.read(pack(folder));
        House house = House.open(new House.Plan(
                folder,
                port,
                city,
                CityClock.real(Clock.systemUTC(), city.zone()),
                Clock.systemUTC(),
                Optional.ofNullable(databaseUrl),
                backups()));
        System.err.println("Bihuan runs " + city.names().get("en") + " at http://localhost:" + house.port()
                + "/ (Ctrl-C stops it)");
        house.printInvitations(false);
        house.untilStopped();
        return Exit.DONE;
    }

    private Optional<BackupPlan> backups() {
        if (backupTo == null) {
            return Optional.empty();
        }
        if (!backupEvery.isPositive() || backupKeep < 1) {
            throw CommandFailure.usage("--backup-every takes a positive time, --backup-keep at least 1");
        }
        return Optional.of(new BackupPlan(backupTo.toAbsolutePath().normalize(), backupEvery, backupKeep));
    }

    private Path pack(Path folder) {
        if (pack != null) {
            return pack;
        }
        Path own = folder.resolve("city");
        if (!Files.exists(own)) {
            throw CommandFailure.usage("which city? " + folder + " has none yet: name its pack with --city");
        }
        return own;
    }
}
