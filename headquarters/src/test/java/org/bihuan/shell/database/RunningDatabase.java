package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bihuan.shell.cli.RunningCity;

/** The database of a city that another process runs, for tests that look at it or kill it. */
public final class RunningDatabase {
    private RunningDatabase() {}

    public static Database of(Path data) {
        try {
            Secrets secrets = Secrets.in(data.resolve("postgres"));
            int port = RunningCity.needed(data).postgresPort();
            return new Database(EmbeddedPostgres.url(port, Roles.DATABASE), secrets.owner(), secrets.application());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process number of its server. */
    public static long pid(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/pgdata/postmaster.pid"))
                .getFirst()
                .strip());
    }
}
