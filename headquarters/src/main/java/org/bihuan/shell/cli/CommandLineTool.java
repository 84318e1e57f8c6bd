package org.bihuan.shell.cli;

import java.util.concurrent.Callable;

/**
 * A command of {@code ./bihuan}, annotated with picocli's {@code @Command} and named in
 * {@code META-INF/services/org.bihuan.shell.cli.CommandLineTool}. Returns an exit code of {@link Exit}; writes data to
 * standard output and everything else to standard error.
 */
public interface CommandLineTool extends Callable<Integer> {}
