package org.bihuan.shell.cli;

import picocli.CommandLine;

/** Exit codes, the same for every command. */
public final class Exit {
    public static final int DONE = 0;
    /** A finding or a refusal. */
    public static final int FINDING = 1;
    /** Wrong input or usage. */
    public static final int USAGE = 2;
    /** Java, port, folder or database. */
    public static final int ENVIRONMENT = 3;

    private Exit() {}

    /** Makes every failure one line on standard error with the right code. */
    public static CommandLine configure(CommandLine line) {
        return line.setParameterExceptionHandler((e, args) -> {
                    e.getCommandLine().getErr().println("bihuan: " + e.getMessage());
                    return USAGE;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof CommandFailure failure) {
                        command.getErr().println("bihuan: " + failure.getMessage());
                        return failure.code();
                    }
                    throw e;
                });
    }
}
