package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for the tests of a run; every test class takes a fresh database of it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A database with the named rooms' schemas, or all rooms' if none is named. */
    public static Database fresh(String... rooms) {
        Database database = empty();
        Migrations.run(database, rooms.length == 0 ? Migrations.rooms() : List.of(rooms));
        return seeingAll(database);
    }

    /** The same, for connections that see only what they are told. */
    public static Database unseen(String... rooms) {
        Database database = empty();
        Migrations.run(database, List.of(rooms));
        return database;
    }

    /** A database without any schema. */
    public static Database empty() {
        return Server.POSTGRES.database("test" + COUNT.incrementAndGet());
    }

    /** The same, for connections of a test's own, which see every row unless they are told otherwise. */
    public static Database seeingAll(Database database) {
        return new Database(
                database.url() + (database.url().contains("?") ? "&" : "?")
                        + "options=-c%20app.all_areas=on%20-c%20app.all_sectors=on",
                database.owner(),
                database.application());
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("bihuan-test");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    postgres.close();
                    delete(folder);
                }));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
