package org.bihuan;

import java.util.ServiceLoader;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import picocli.CommandLine;

/** The front door: finds the command that the arguments name and runs it. Spring starts only where a command needs it. */
@CommandLine.Command(name = "bihuan", description = "A city's epidemic headquarters in one program.")
public final class Bihuan {
    private Bihuan() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** All commands of all rooms; a room adds its own in {@code META-INF/services}. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Bihuan());
        ServiceLoader.load(CommandLineTool.class).forEach(line::addSubcommand);
        return Exit.configure(line);
    }
}
