package org.bihuan.people.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bihuan.people.KeyRestoration;
import org.bihuan.shell.backup.MasterKey;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.database.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./bihuan people restore-keys}: brings persons' keys back beside a restored database. */
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        description =
                "Brings persons' keys back from a backup of theirs, while the city stands; puts a fresh master key"
                        + " in the place of the present one, while it runs.")
public final class PeopleCommand implements CommandLineTool {
    @Parameters(index = "0", paramLabel = "ACT", description = "restore-keys or rotate")
    private String act = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "a backup of keys, to restore")
    private @Nullable Path file;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder of the city")
    private Path data = Path.of("");

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "the city's master key (default: in the data folder)")
    private @Nullable Path keyFile;

    @Option(names = "--recovery-code", description = "read the recovery code from standard input instead")
    private boolean code;

    @Override
    public Integer call() {
        if (act.equals("rotate")) {
            return rotate();
        }
        if (!act.equals("restore-keys") || file == null) {
            throw CommandFailure.usage("people " + act + "? It is restore-keys FILE, or rotate");
        }
        try (DataFolder folder = DataFolder.open(data)) {
            KeyRestoration.restore(file, folder.path(), key(folder.path()));
        } catch (IOException e) {
            throw CommandFailure.environment(
                    "the keys cannot be restored: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
        System.err.println("The keys are back. Who was erased since is erased again at the next start");
        return Exit.DONE;
    }

    private int rotate() {
        HttpResponse<String> answer = RunningCity.needed(data).post("/api/v1/people/rotation", "");
        if (answer.statusCode() != 200) {
            throw CommandFailure.finding("the city refused: " + answer.statusCode());
        }
        System.err.println("A fresh master key wraps all keys: " + answer.body());
        return Exit.DONE;
    }

    private MasterKey key(Path folder) throws IOException {
        if (code) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return MasterKey.ofRecoveryCode(in.lines().collect(Collectors.joining(" ")));
        }
        if (keyFile != null) {
            return MasterKey.read(keyFile);
        }
        return MasterKey.in(folder)
                .orElseThrow(() -> CommandFailure.usage("which key? Name it with --key-file or --recovery-code"));
    }
}
