package org.bihuan;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Opens the house: database first, then the rooms, then the city's own content; closes it in the other order. */
final class House implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext rooms;

    private House(EmbeddedPostgres postgres, ConfigurableApplicationContext rooms) {
        this.postgres = postgres;
        this.rooms = rooms;
    }

    /**
     * @param data the city's data folder
     * @param port port on loopback
     */
    static House open(Path data, int port, City city, CityClock clock) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        try {
            return new House(postgres, rooms(postgres.database(), port, city, clock));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext rooms(Database database, int port, City city, CityClock clock) {
        ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Headquarters.class)
                .registerShutdownHook(false)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Database.class, () -> database);
                    beans.registerBean(City.class, () -> city);
                    beans.registerBean(CityClock.class, () -> clock);
                })
                .run("--server.port=" + port);
        rooms.getBeanProvider(PackContent.class).orderedStream().forEach(content -> content.load(city));
        return rooms;
    }

    /** Waits until the process is asked to stop, then closes. */
    void untilStopped() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close();
            stopped.countDown();
        }));
        stopped.await();
    }

    @Override
    public void close() {
        rooms.close();
        postgres.close();
    }
}
