package org.bihuan.loop.cli;

import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./bihuan protocol}: protocols on paper, without a server. */
@Command(
        name = "protocol",
        mixinStandardHelpOptions = true,
        description = "Checks, shows and plays protocols. Needs no server.",
        subcommands = {ProtocolChecking.class, ProtocolShowing.class, ProtocolTrial.class})
public final class ProtocolCommand implements CommandLineTool {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return Exit.USAGE;
    }
}
