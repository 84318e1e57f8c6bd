package org.bihuan.shell.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bihuan.shell.backup.BackupFile;
import org.bihuan.shell.backup.MasterKey;
import org.bihuan.shell.backup.MasterKeys;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Journal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./bihuan backup FILE}: one sealed file from which the city can be restored, taken while it runs or stands. */
@Command(name = "backup", description = "Writes an encrypted backup of a city, running or not.")
public final class BackupCommand implements CommandLineTool {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the file to write; it must not exist")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default .data/run beside the program)")
    private @Nullable Path data;

    @Option(
            names = "--recovery-code",
            description = "print the recovery code of the city's master key instead, and nothing else")
    private boolean code;

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Override
    public Integer call() {
        Path folder = DataFolder.unlessChosen(data, Path.of(System.getProperty("bihuan.home", "."), ".data", "run"));
        try {
            if (!Files.isDirectory(folder.resolve("postgres").resolve("pgdata"))) {
                throw CommandFailure.usage(folder + " holds no database of ours; one that you keep yourself"
                        + " (--database-url) you back up with its own tools");
            }
            MasterKey key = MasterKeys.of(folder, random);
            if (code) {
                System.out.println(key.recoveryCode());
            } else {
                write(folder, key);
            }
            return Exit.DONE;
        } catch (IOException e) {
            throw CommandFailure.environment(
                    folder + " cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private void write(Path folder, MasterKey key) throws IOException {
        if (file == null) {
            throw CommandFailure.usage("backup to which file?");
        }
        Path target = file.toAbsolutePath();
        long size;
        Optional<DataFolder> standing = DataFolder.tryOpen(folder);
        if (standing.isPresent()) {
            try (DataFolder held = standing.get();
                    EmbeddedPostgres server = EmbeddedPostgres.start(held.postgres())) {
                size = BackupFile.write(held.path(), target, key, random);
            }
        } else {
            size = BackupFile.write(folder.toRealPath(), target, key, random);
        }
        Journal.of(folder).add(clock.instant(), Journal.Kind.BACKED_UP, target.toString());
        System.err.printf("Backup written: %s (%,d bytes, sealed with key %s)%n", target, size, key.id());
    }
}
