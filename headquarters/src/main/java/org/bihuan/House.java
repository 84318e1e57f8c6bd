package org.bihuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bihuan.access.Invitations;
import org.bihuan.shell.backup.BackupPlan;
import org.bihuan.shell.backup.BackupSchedule;
import org.bihuan.shell.backup.MasterKeys;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.MachineToken;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.DatabaseServer;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.ExternalPostgres;
import org.bihuan.shell.database.Journal;
import org.bihuan.shell.scope.Access;
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
    private final Optional<BackupSchedule> backups;
    private final Journal journal;
    private final Clock realTime;
    private final MachineToken token;

    private House(
            Plan plan,
            DataFolder folder,
            DatabaseServer server,
            ConfigurableApplicationContext rooms,
            Optional<BackupSchedule> backups,
            MachineToken token) {
        this.folder = folder;
        this.server = server;
        this.rooms = rooms;
        this.backups = backups;
        this.journal = Journal.of(folder.path());
        this.realTime = plan.realTime;
        this.token = token;
    }

    /**
     * What to open.
     *
     * @param data the city's data folder
     * @param port port on loopback, 0 for any
     * @param clock what the city's clock shows
     * @param realTime for operations, whatever the city's clock shows
     * @param databaseUrl a PostgreSQL that somebody else keeps; empty for one of our own in the data folder
     */
    record Plan(
            Path data,
            int port,
            City city,
            CityClock clock,
            Clock realTime,
            Optional<String> databaseUrl,
            Optional<BackupPlan> backups) {}

    /** @throws CommandFailure one line, if folder, port or database cannot be used */
    static House open(Plan plan) {
        DataFolder folder = DataFolder.open(plan.data);
        try {
            refusePortInUse(plan.port);
            Optional<BackupSchedule> backups = plan.backups.map(backup -> schedule(plan, backup, folder));
            DatabaseServer server = plan.databaseUrl
                    .<DatabaseServer>map(url -> ExternalPostgres.open(url, System.getenv()))
                    .orElseGet(() -> EmbeddedPostgres.start(folder.postgres()));
            try {
                MachineToken token = MachineToken.make(new SecureRandom());
                House house = new House(plan, folder, server, rooms(folder, server, plan, token), backups, token);
                house.opened();
                return house;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static BackupSchedule schedule(Plan plan, BackupPlan backup, DataFolder folder) {
        if (plan.databaseUrl.isPresent()) {
            throw CommandFailure.usage(
                    "--backup-to is for the database of our own; one given by --database-url is backed"
                            + " up by its keeper");
        }
        SecureRandom random = new SecureRandom();
        try {
            return new BackupSchedule(
                    folder.path(), backup, MasterKeys.of(folder.path(), random), plan.realTime, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void opened() {
        boolean unclean = journal.last(Journal.Kind.STARTED, Journal.Kind.RECOVERED, Journal.Kind.STOPPED)
                .filter(entry -> entry.kind() != Journal.Kind.STOPPED)
                .isPresent();
        long lost = 0;
        if (server instanceof EmbeddedPostgres postgres) {
            lost = postgres.lost();
            postgres.whenRevived(
                    missing -> journal.add(realTime.instant(), Journal.Kind.DATABASE_REVIVED, String.valueOf(missing)));
        }
        journal.add(realTime.instant(), unclean ? Journal.Kind.RECOVERED : Journal.Kind.STARTED, String.valueOf(lost));
        try {
            RunningCity.here(port(), server.port(), token).announce(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backups.ifPresent(BackupSchedule::start);
    }

    private static ConfigurableApplicationContext rooms(
            DataFolder folder, DatabaseServer server, Plan plan, MachineToken token) {
        Database database = server.database();
        try {
            ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Headquarters.class)
                    .registerShutdownHook(false)
                    .initializers(context -> {
                        GenericApplicationContext beans = (GenericApplicationContext) context;
                        beans.registerBean(DataFolder.class, () -> folder, bean -> bean.setDestroyMethodName(""));
                        beans.registerBean(DatabaseServer.class, () -> server, bean -> bean.setDestroyMethodName(""));
                        beans.registerBean(Database.class, () -> database);
                        beans.registerBean(City.class, () -> plan.city);
                        beans.registerBean(CityClock.class, () -> plan.clock);
                        beans.registerBean(RealClock.class, () -> new RealClock(plan.realTime));
                        beans.registerBean(MachineToken.class, () -> token);
                    })
                    .run("--server.port=" + plan.port);
            try {
                Access.house("city pack")
                        .run(() -> rooms.getBeanProvider(PackContent.class)
                                .orderedStream()
                                .forEach(content -> content.load(plan.city)));
                return rooms;
            } catch (RuntimeException e) {
                rooms.close();
                throw e;
            }
        } catch (PortInUseException e) {
            throw portInUse(plan.port);
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

    /** Links for the first people: one for the first administrator, or in a demo one per role. */
    List<Invitations.Invitation> invitations(boolean demo) {
        Invitations invitations = rooms.getBean(Invitations.class);
        return Access.house("the first accounts")
                .get(() -> demo ? invitations.onePerRole() : invitations.firstAdministrator());
    }

    /** Prints them, one a line, where the house was started. */
    void printInvitations(boolean demo) {
        List<Invitations.Invitation> links = invitations(demo);
        if (!links.isEmpty()) {
            System.err.println("Links that work once:");
            links.forEach(
                    link -> System.err.printf("  %-20s http://localhost:%d%s%n", link.role(), port(), link.path()));
        }
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
        backups.ifPresent(BackupSchedule::close);
        rooms.close();
        server.close();
        try {
            journal.add(realTime.instant(), Journal.Kind.STOPPED, "");
            RunningCity.withdraw(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.close();
        }
    }
}
