package org.bihuan;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.transport.Reach;
import org.bihuan.shell.transport.TransportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bihuan demo}: a city pack with its own data and a clock that can be moved. */
@Command(name = "demo", description = "Starts and shows a city pack's city, cities/default unless told otherwise.")
public final class Demo implements CommandLineTool {
    @Option(names = "--port", defaultValue = "8080", description = "port (default ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default .data/demo beside the program)")
    private @Nullable Path data;

    @Option(
            names = "--city",
            paramLabel = "DIR",
            defaultValue = "${sys:bihuan.home:-.}/cities/default",
            description = "city pack")
    private Path pack = Path.of("cities/default");

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            defaultValue = "2020-04-30T08:00:00+08:00",
            description = "what the clock shows at first (default ${DEFAULT-VALUE})")
    private String start = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of whatever a demo invents; the pack's own data, all that it shows so far, are the same"
                    + " whatever the seed (default ${DEFAULT-VALUE})",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "a PostgreSQL 18 or newer that you keep yourself (see run)")
    private @Nullable String databaseUrl;

    @Mixin
    private final TransportOptions transport = new TransportOptions();

    @Override
    public Integer call() throws InterruptedException {
        Reach reach = transport.reach();
        City city = CityPack.read(pack);
        Path folder = DataFolder.unlessChosen(data, Path.of(System.getProperty("bihuan.home", "."), ".data", "demo"));
        House house = House.open(new House.Plan(
                folder,
                reach,
                port,
                city,
                CityClock.startingAt(instant(), Clock.systemUTC(), city.zone()),
                Clock.systemUTC(),
                Optional.ofNullable(databaseUrl),
                Optional.empty(),
                Optional.empty()));
        System.err.println("Bihuan shows " + city.names().get("en") + " at " + house.address() + "/ (seed " + seed
                + "; Ctrl-C stops it)");
        house.trust().ifPresent(System.err::println);
        house.printInvitations(true);
        house.untilStopped();
        return Exit.DONE;
    }

    private Instant instant() {
        try {
            return OffsetDateTime.parse(start).toInstant();
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage(
                    "--clock takes a moment with offset such as 2020-04-30T08:00+08:00, not " + start);
        }
    }
}
