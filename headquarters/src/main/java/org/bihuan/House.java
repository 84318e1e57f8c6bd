package org.bihuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.DatabaseServer;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.ExternalPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Opens the house: its folder first, then the database, the rooms and the city's own content; closes them in the other
 * order.
 */
final class House implements AutoCloseable {
    private final DataFolder folder;
    private final DatabaseServer server;
    private final ConfigurableApplicationContext rooms;

    private House(DataFolder folder, DatabaseServer server, ConfigurableApplicationContext rooms) {
        this.folder = folder;
        this.server = server;
        this.rooms = rooms;
    }

    /**
     * @param data the city's data folder
     * @param port port on loopback, 0 for any
     * @param databaseUrl a PostgreSQL that somebody else keeps; empty for one of our own in the data folder
     * @throws CommandFailure one line, if folder, port or database cannot be used
     */
    static House open(Path data, int port, City city, CityClock clock, Optional<String> databaseUrl) {
        DataFolder folder = DataFolder.open(data);
        try {
            refusePortInUse(port);
            DatabaseServer server = databaseUrl
                    .<DatabaseServer>map(url -> ExternalPostgres.open(url, System.getenv()))
                    .orElseGet(() -> EmbeddedPostgres.start(folder.postgres()));
            try {
                ConfigurableApplicationContext rooms = rooms(folder, server, port, city, clock);
                House house = new House(folder, server, rooms);
                RunningCity.here(house.port(), server.port()).announce(folder.path());
                return house;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext rooms(
            DataFolder folder, DatabaseServer server, int port, City city, CityClock clock) {
        Database database = server.database();
        try {
            ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Headquarters.class)
                    .registerShutdownHook(false)
                    .initializers(context -> {
                        GenericApplicationContext beans = (GenericApplicationContext) context;
                        beans.registerBean(DataFolder.class, () -> folder, bean -> bean.setDestroyMethodName(null));
                        beans.registerBean(DatabaseServer.class, () -> server, bean -> bean.setDestroyMethodName(null));
                        beans.registerBean(Database.class, () -> database);
                        beans.registerBean(City.class, () -> city);
                        beans.registerBean(CityClock.class, () -> clock);
                    })
                    .run("--server.port=" + port);
            rooms.getBeanProvider(PackContent.class).orderedStream().forEach(content -> content.load(city));
            return rooms;
        } catch (PortInUseException e) {
            throw portInUse(port);
        }
    }

    /** Before anything is started: a second city must not disturb the first. */
    private static void refusePortInUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw portInUse(port);
        }
    }

    private static CommandFailure portInUse(int port) {
        return CommandFailure.environment(
                "port " + port + " is in use or not ours to take: choose another with --port");
    }

    /** The port that it answers on. */
    int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) rooms).getWebServer())
                .getPort();
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
        server.close();
        try {
            RunningCity.withdraw(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.close();
        }
    }
}
