package org.bihuan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.bihuan.people.VaultPlace;
import org.bihuan.shell.city.City;
import org.bihuan.shell.cli.MachineToken;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.setup.SetupKey;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Sets a test's house up as {@code ./bihuan run} would on an empty folder: no city yet, real time. */
public class EmptyHouse implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");

    @Override
    public void initialize(GenericApplicationContext context) {
        City city = City.unnamed(folder().resolve("city"));
        context.registerBean(Database.class, () -> TestDatabase.fresh());
        context.registerBean(City.class, () -> city);
        context.registerBean(VaultPlace.class, TestVault::place);
        context.registerBean(CityClock.class, () -> CityClock.real(Clock.fixed(NOW, city.zone()), city::zone));
        context.registerBean(RealClock.class, () -> new RealClock(Clock.fixed(NOW, city.zone())));
        context.registerBean(MachineToken.class, () -> new MachineToken("of-the-tests"));
        context.registerBean(SetupKey.class, () -> new SetupKey("of-the-tests"));
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("bihuan-city");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
