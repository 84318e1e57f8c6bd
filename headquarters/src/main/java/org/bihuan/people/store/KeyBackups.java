package org.bihuan.people.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.shell.backup.MasterKeys;
import org.bihuan.shell.backup.SealedFolder;

/**
 * Backups of the keys, apart from those of the database: sealed under the city's master key, one after each backup of the
 * database and one a day at least, none older than seven days. Whoever was erased a week ago is in none of them.
 */
final class KeyBackups {
    static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofHours(24);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String OURS = "keys-[0-9]{8}T[0-9]{6}Z\\.keys";
    private static final String DATABASES = "bihuan-[0-9]{8}T[0-9]{6}Z\\.backup";
    private static final List<String> FILES = List.of(Keyring.FILE, BlindIndex.FILE, Erasures.FILE, PersonKeys.FILE);

    private final Path data;
    private final Path databases;
    private final Path folder;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * @param databases where the database's backups go
     * @param clock real time: a demo's clock jumps
     */
    KeyBackups(Path data, Path databases, Vault vault, Clock clock, SecureRandom random) {
        this.data = data;
        this.databases = databases;
        this.folder = folder(databases);
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /** Where keys' backups go, given where the database's do. */
    static Path folder(Path databases) {
        return databases.resolve(Vault.FOLDER);
    }

    /** Deletes what is too old and takes one if it is due; returns the one that was taken. */
    Optional<Path> step() throws IOException {
        Instant now = clock.instant();
        for (Path file : files(folder, OURS)) {
            if (time(file).plus(LONGEST).isBefore(now)) {
                Files.delete(file);
            }
        }
        List<Path> taken = files(folder, OURS);
        Optional<Instant> last = taken.isEmpty() ? Optional.empty() : Optional.of(time(taken.getLast()));
        List<Path> backups = files(databases, DATABASES);
        boolean due = last.isEmpty()
                || !last.get().plus(EVERY).isAfter(now)
                || !backups.isEmpty() && time(backups.getLast()).isAfter(last.get());
        if (!due) {
            return Optional.empty();
        }
        KeyFolder.made(folder);
        Path file = folder.resolve("keys-" + TIME.format(now) + ".keys");
        vault.whileStill(keys -> SealedFolder.write(keys, FILES, file, MasterKeys.of(data, random), random));
        return Optional.of(file);
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }

    private static Instant time(Path file) {
        String name = file.getFileName().toString();
        int from = name.indexOf('-') + 1;
        return TIME.parse(name.substring(from, from + 16), Instant::from);
    }
}
