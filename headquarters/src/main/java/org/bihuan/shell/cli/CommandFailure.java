package org.bihuan.shell.cli;

/** Ends a command with one clear line and an exit code. The only exception that is no bug: it ends the process. */
public final class CommandFailure extends RuntimeException {
    private final int code;

    private CommandFailure(int code, String line) {
        super(line);
        this.code = code;
    }

    public static CommandFailure finding(String line) {
        return new CommandFailure(Exit.FINDING, line);
    }

    public static CommandFailure usage(String line) {
        return new CommandFailure(Exit.USAGE, line);
    }

    public static CommandFailure environment(String line) {
        return new CommandFailure(Exit.ENVIRONMENT, line);
    }

    public int code() {
        return code;
    }
}
