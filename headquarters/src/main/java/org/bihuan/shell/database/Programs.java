package org.bihuan.shell.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.shell.cli.CommandFailure;

/** PostgreSQL's programs, run under the account that may run them. */
record Programs(Path folder, OsAccount account) {

    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return account.command(command);
    }

    /**
     * Runs one to its end.
     *
     * @throws CommandFailure with what it said, if it fails
     */
    void run(String program, List<String> arguments) throws IOException {
        Path output = Files.createTempFile("bihuan", ".out");
        try {
            Process process = new ProcessBuilder(command(program, arguments))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                String said = Files.readString(output, StandardCharsets.UTF_8);
                throw CommandFailure.environment(program + " failed: "
                        + String.join(
                                "; ",
                                said.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .toList()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
