package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every room's schema up to date: folder {@code db/migration/ROOM} goes to schema ROOM with a history of its own.
 * Rooms have no foreign keys into each other, so their order does not matter. The application's role gets rights on the
 * tables, never ownership.
 */
public final class Migrations {
    private static final Pattern ROOM = Pattern.compile(".*/db/migration/([a-z]+)/V[^/]*\\.sql");

    private Migrations() {}

    /** All rooms on the class path. */
    public static void run(Database database) {
        run(database, rooms());
    }

    /** Some rooms: a room's own tests need no other. */
    public static void run(Database database, List<String> rooms) {
        run(database, rooms, room -> Periods.of(database, room));
    }

    static void run(Database database, List<String> rooms, Function<String, Periods> periods) {
        RowSecurity.loosen(database, rooms);
        for (String room : rooms) {
            Flyway.configure()
                    .dataSource(
                            database.url(),
                            database.owner().user(),
                            database.owner().password())
                    .schemas(room)
                    .defaultSchema(room)
                    .locations(Stream.concat(
                                    Stream.of("classpath:db/migration/" + room),
                                    periods.apply(room).location(room).stream())
                            .toArray(String[]::new))
                    .initSql("set role " + database.owner().user())
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
        }
        Grants.give(database, rooms);
        RowSecurity.guard(database, rooms);
    }

    static List<String> rooms() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql");
            TreeSet<String> rooms = new TreeSet<>();
            for (Resource file : files) {
                Matcher matcher = ROOM.matcher(file.getURL().toString());
                if (matcher.matches()) {
                    rooms.add(matcher.group(1));
                }
            }
            return List.copyOf(rooms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
