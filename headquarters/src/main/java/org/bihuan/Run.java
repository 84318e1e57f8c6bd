package org.bihuan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
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

    @Override
    public Integer call() throws InterruptedException {
        Path usual = Path.of(System.getProperty("bihuan.home", "."), ".data", "run");
        Path folder = DataFolder.unlessChosen(data, usual);
        City city = CityPack.read(pack(folder));
        House house = House.open(
                folder, port, city, CityClock.real(Clock.systemUTC(), city.zone()), Optional.ofNullable(databaseUrl));
        System.err.println("Bihuan runs " + city.names().get("en") + " at http://localhost:" + house.port()
                + "/ (Ctrl-C stops it)");
        house.untilStopped();
        return Exit.DONE;
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
