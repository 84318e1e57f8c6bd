package org.bihuan.pass.cli;

/** The caller of a command is wrong: exit code 2. */
final class Usage extends Exception {
    private static final long serialVersionUID = 1;

    Usage(String message) {
        super(message, null, false, false);
    }
}
