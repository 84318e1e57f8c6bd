package org.bihuan.loop.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bihuan.loop.model.protocol.Flaw;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.ProtocolReader;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./bihuan protocol check}: a line for each flaw, file and line first. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Says what is wrong with protocols.")
final class ProtocolChecking implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DIR", description = "a protocol, or a folder of them")
    private Path path = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> files = Files.isDirectory(path) ? ProtocolFiles.below(path) : List.of(path);
        if (files.isEmpty()) {
            throw CommandFailure.usage(path + " holds no .yaml file");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Map<String, Path> ids = new HashMap<>();
        int flaws = 0;
        for (Path file : files) {
            ProtocolReader.Read read = ProtocolReader.read(file.toString(), ProtocolFiles.text(file));
            for (Flaw flaw : read.flaws()) {
                err.println(flaw);
                flaws++;
            }
            for (Protocol version : read.versions()) {
                Path other = ids.putIfAbsent(version.id(), file);
                if (other != null && !other.equals(file)) {
                    err.println(file + ":1: protocol: " + version.id() + " stands in " + other + " already");
                    flaws++;
                }
                out.println(file + ": " + version.id() + " version " + version.version() + " from "
                        + version.effective() + ", " + version.duties().size() + " duties");
            }
        }
        out.flush();
        err.flush();
        return flaws == 0 ? Exit.DONE : Exit.FINDING;
    }
}
