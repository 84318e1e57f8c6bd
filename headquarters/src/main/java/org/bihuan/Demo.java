package org.bihuan;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.clock.CityClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bihuan demo}: a city pack with its own data and a clock that can be moved. */
@Command(
        name = "demo",
        description = "Starts and shows a city pack's city, Chongqing on 30 April 2020 unless told otherwise.")
public final class Demo implements CommandLineTool {
    @Option(names = "--port", defaultValue = "8080", description = "port on this machine (default ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:bihuan.home:-.}/.data/demo",
            description = "data folder")
    private Path data = Path.of(".data/demo");

    @Option(
            names = "--city",
            paramLabel = "DIR",
            defaultValue = "${sys:bihuan.home:-.}/cities/chongqing",
            description = "city pack")
    private Path pack = Path.of("cities/chongqing");

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            defaultValue = "2020-04-30T08:00:00+08:00",
            description = "what the clock shows at first (default ${DEFAULT-VALUE})")
    private String start = "";

    @Override
    public Integer call() throws InterruptedException {
        City city = CityPack.read(pack);
        House house = House.open(data, port, city, CityClock.startingAt(instant(), Clock.systemUTC(), city.zone()));
        System.err.println(
                "Bihuan shows " + city.names().get("en") + " at http://localhost:" + port + "/ (Ctrl-C stops it)");
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
