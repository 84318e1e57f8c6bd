package org.bihuan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.shell.backup.BackupPlan;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.transport.OtherDoorOptions;
import org.bihuan.shell.transport.Reach;
import org.bihuan.shell.transport.TransportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bihuan run}: a city for real, with the real time. */
@Command(name = "run", description = "Runs a city: its own data folder, the real clock.")
public final class Run implements CommandLineTool {
    @Option(names = "--port", defaultValue = "8080", description = "port (default ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default .data/run beside the program)")
    private @Nullable Path data;

    @Option(
            names = "--city",
            paramLabel = "DIR",
            description =
                    "city pack (default: the city that stands in the data folder, or is set up there in the browser)")
    private @Nullable Path pack;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "a PostgreSQL 18 or newer that you keep yourself, jdbc:postgresql://HOST:PORT/DATABASE;"
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

    @Mixin
    private final TransportOptions transport = new TransportOptions();

    @Mixin
    private final OtherDoorOptions otherDoor = new OtherDoorOptions();

    @Override
    public Integer call() throws InterruptedException {
        Reach reach = transport.reach();
        Path usual = Path.of(System.getProperty("bihuan.home", "."), ".data", "run");
        Path folder = DataFolder.unlessChosen(data, usual);
        City city = city(folder);
        House house = House.open(new House.Plan(
                folder,
                reach,
                port,
                city,
                CityClock.real(Clock.systemUTC(), city::zone),
                Clock.systemUTC(),
                Optional.ofNullable(databaseUrl),
                backups(),
                otherDoor.door(System.getenv())));
        house.trust().ifPresent(System.err::println);
        if (house.open()) {
            System.err.println(
                    "Bihuan runs " + city.name(Locale.ENGLISH) + " at " + house.address() + "/ (Ctrl-C stops it)");
            house.printInvitations(false);
        } else {
            System.err.println("Set up your city at " + house.setupLink() + " (Ctrl-C stops it)");
        }
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

    /** The pack that was named, else the folder's own city, else one that is yet to be set up in the browser. */
    private City city(Path folder) {
        if (pack != null) {
            return CityPack.read(pack);
        }
        Path own = folder.resolve("city");
        return Files.exists(own) ? CityPack.read(own) : City.unnamed(own.toAbsolutePath());
    }
}
