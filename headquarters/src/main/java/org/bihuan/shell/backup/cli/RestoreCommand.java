package org.bihuan.shell.backup.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import org.bihuan.shell.backup.MasterKey;
import org.bihuan.shell.backup.Restoration;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./bihuan restore FILE}: a city from its backup, into an empty folder, here or on another machine. */
@Command(name = "restore", description = "Restores a city from a backup into an empty folder.")
public final class RestoreCommand implements CommandLineTool {
    @Parameters(paramLabel = "FILE", description = "the backup")
    private Path file = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder, empty or not there yet")
    private Path data = Path.of("");

    @Option(names = "--key-file", paramLabel = "FILE", description = "the master key: a copy of the city's master.key")
    private @Nullable Path keyFile;

    @Option(
            names = "--recovery-code",
            description =
                    "read the master key's recovery code from standard input (never an argument: others see those)")
    private boolean code;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        Restoration.restore(file.toAbsolutePath(), data, key(), clock.instant());
        System.err.println("Restored to " + data + ". Start it with: bihuan run --data " + data);
        return Exit.DONE;
    }

    private MasterKey key() {
        try {
            if (keyFile != null) {
                return MasterKey.read(keyFile);
            }
            if (!code) {
                throw CommandFailure.usage("the master key is needed: --key-file FILE or --recovery-code");
            }
            System.err.println("Recovery code:");
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return MasterKey.ofRecoveryCode(line == null ? "" : line);
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("there is no key file " + e.getFile());
        } catch (IOException e) {
            throw CommandFailure.environment("the key cannot be read: " + e.getMessage());
        }
    }
}
