package org.bihuan.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.bihuan.people.VaultPlace;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.cli.MachineToken;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.setup.SetupKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

/** Sets a test's house up as {@code ./bihuan demo} would. */
public class TestHouse implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");

    @Override
    public void initialize(GenericApplicationContext context) {
        City city = CityPack.read(Path.of("../cities/chongqing"));
        context.registerBean(Database.class, () -> TestDatabase.fresh());
        context.registerBean(City.class, () -> city);
        context.registerBean(VaultPlace.class, TestVault::place);
        context.registerBean(
                CityClock.class, () -> CityClock.startingAt(NOW, Clock.fixed(NOW, city.zone()), city.zone()));
        context.registerBean(RealClock.class, () -> new RealClock(Clock.fixed(NOW, city.zone())));
        context.registerBean(MachineToken.class, () -> new MachineToken("of-the-tests"));
        context.registerBean(SetupKey.class, () -> new SetupKey("of-the-tests"));
        context.addApplicationListener((ApplicationListener<ApplicationReadyEvent>) ready -> Access.house("city pack")
                .run(() -> context.getBeanProvider(PackContent.class)
                        .orderedStream()
                        .forEach(content -> content.load(city))));
    }
}
