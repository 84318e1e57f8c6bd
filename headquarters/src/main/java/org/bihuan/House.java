package org.bihuan;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.bihuan.shell.setup.Setup;
import org.bihuan.shell.setup.SetupKey;
import org.bihuan.shell.transport.CertificateKeeper;
import org.bihuan.shell.transport.OtherDoor;
import org.bihuan.shell.transport.Reach;
import org.bihuan.shell.transport.ServerIdentity;
import org.bihuan.shell.transport.Transport;
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
    private final Transport transport;
    private final DatabaseServer server;
    private final ConfigurableApplicationContext rooms;
    private final Optional<BackupSchedule> backups;
    private final Journal journal;
    private final Clock realTime;
    private final MachineToken token;

    private House(
            Plan plan,
            DataFolder folder,
            Transport transport,
            DatabaseServer server,
            ConfigurableApplicationContext rooms,
            Optional<BackupSchedule> backups,
            MachineToken token) {
        this.folder = folder;
        this.transport = transport;
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
     * @param reach from where and how it can be reached
     * @param port 0 for any
     * @param clock what the city's clock shows
     * @param realTime for operations, whatever the city's clock shows
     * @param databaseUrl a PostgreSQL that somebody else keeps; empty for one of our own in the data folder
     */
    record Plan(
            Path data,
            Reach reach,
            int port,
            City city,
            CityClock clock,
            Clock realTime,
            Optional<String> databaseUrl,
            Optional<BackupPlan> backups,
            Optional<OtherDoor> otherDoor) {}

    /** @throws CommandFailure one line, if folder, port, certificate or database cannot be used */
    static House open(Plan plan) {
        DataFolder folder = DataFolder.open(plan.data);
        try {
            Transport transport = Transport.open(
                    plan.reach,
                    plan.port,
                    folder.path(),
                    Objects.requireNonNullElse(plan.city.names().get("en"), plan.city.key()),
                    plan.realTime,
                    new SecureRandom());
            try {
                return open(plan, folder, transport);
            } catch (RuntimeException e) {
                transport.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static House open(Plan plan, DataFolder folder, Transport transport) {
        Optional<BackupSchedule> backups = plan.backups.map(backup -> schedule(plan, backup, folder));
        DatabaseServer server = plan.databaseUrl
                .<DatabaseServer>map(url -> ExternalPostgres.open(url, System.getenv()))
                .orElseGet(() -> EmbeddedPostgres.start(folder.postgres()));
        Journal journal = Journal.of(folder.path());
        started(plan, journal, server); // first: the rooms' pages say when and how the last start was
        MachineToken token = MachineToken.make(new SecureRandom());
        try {
            House house = new House(
                    plan, folder, transport, server, rooms(folder, transport, server, plan, token), backups, token);
            house.opened();
            return house;
        } catch (RuntimeException e) {
            server.close();
            journal.add(plan.realTime.instant(), Journal.Kind.STOPPED, "");
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

    private static void started(Plan plan, Journal journal, DatabaseServer server) {
        boolean unclean = journal.last(
                        Journal.Kind.STARTED, Journal.Kind.RECOVERED, Journal.Kind.STOPPED, Journal.Kind.RESTORED)
                .filter(entry -> entry.kind() == Journal.Kind.STARTED || entry.kind() == Journal.Kind.RECOVERED)
                .isPresent();
        long lost = 0;
        if (server instanceof EmbeddedPostgres postgres) {
            lost = postgres.lost();
            postgres.whenRevived(missing ->
                    journal.add(plan.realTime.instant(), Journal.Kind.DATABASE_REVIVED, String.valueOf(missing)));
        }
        journal.add(
                plan.realTime.instant(), unclean ? Journal.Kind.RECOVERED : Journal.Kind.STARTED, String.valueOf(lost));
    }

    private void opened() {
        try {
            RunningCity.here(
                            transport.localPort(port()),
                            server.port(),
                            transport.keeper().map(CertificateKeeper::shown),
                            token)
                    .announce(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backups.ifPresent(BackupSchedule::start);
    }

    private static ConfigurableApplicationContext rooms(
            DataFolder folder, Transport transport, DatabaseServer server, Plan plan, MachineToken token) {
        Database database = server.database();
        try {
            ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Headquarters.class)
                    .registerShutdownHook(false)
                    .initializers(context -> {
                        GenericApplicationContext beans = (GenericApplicationContext) context;
                        beans.registerBean(DataFolder.class, () -> folder, bean -> bean.setDestroyMethodName(""));
                        beans.registerBean(Transport.class, () -> transport, bean -> bean.setDestroyMethodName(""));
                        beans.registerBean(DatabaseServer.class, () -> server, bean -> bean.setDestroyMethodName(""));
                        beans.registerBean(Database.class, () -> database);
                        beans.registerBean(City.class, () -> plan.city);
                        beans.registerBean(CityClock.class, () -> plan.clock);
                        beans.registerBean(RealClock.class, () -> new RealClock(plan.realTime));
                        beans.registerBean(MachineToken.class, () -> token);
                        beans.registerBean(
                                SetupKey.class,
                                () -> new SetupKey(
                                        MachineToken.make(new SecureRandom()).value()));
                        plan.otherDoor.ifPresent(door -> beans.registerBean(OtherDoor.class, () -> door));
                        plan.backups.ifPresent(backups -> beans.registerBean(BackupPlan.class, () -> backups));
                    })
                    .run(transport.settings());
            try {
                if (plan.city.named()) {
                    Access.house("city pack")
                            .run(() -> rooms.getBeanProvider(PackContent.class)
                                    .orderedStream()
                                    .forEach(content -> content.load(plan.city)));
                }
                return rooms;
            } catch (RuntimeException e) {
                rooms.close();
                throw e;
            }
        } catch (PortInUseException e) {
            throw Transport.inUse(plan.port);
        }
    }

    /** The port that it answers on. */
    int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) rooms).getWebServer())
                .getPort();
    }

    /** Where people find it, without a slash at the end. */
    String address() {
        return transport.address(port());
    }

    /** The way in. */
    Transport transport() {
        return transport;
    }

    /** Its certificate's authority, on its way to the devices that are to trust it; empty where none is needed. */
    Optional<String> trust() {
        return transport
                .keeper()
                .flatMap(CertificateKeeper::authority)
                .map(authority -> "Devices come to trust it at " + address() + "/shell/trust, SHA-256 "
                        + ServerIdentity.fingerprint(authority));
    }

    /** False while the city is being set up. */
    boolean open() {
        return rooms.getBean(Setup.class).open();
    }

    /** Where whoever sets the city up enters. */
    String setupLink() {
        return address() + rooms.getBean(SetupKey.class).link();
    }

    /** Prints links for the first people, one a line: for the first administrator, or in a demo one per role. */
    void printInvitations(boolean demo) {
        Invitations invitations = rooms.getBean(Invitations.class);
        List<Invitations.Invitation> links = Access.house("the first accounts")
                .get(() -> demo ? invitations.onePerRole() : invitations.firstAdministrator());
        if (!links.isEmpty()) {
            System.err.println("Links that work once:");
            links.forEach(link -> System.err.printf("  %-20s %s%s%n", link.role(), address(), link.path()));
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
        transport.close();
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
