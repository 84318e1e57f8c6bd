package org.bihuan.epi.cli;

import java.util.List;

/**
 * A method of the command line.
 *
 * @param reads what stands behind the options
 * @param output the columns written
 * @param source where the method is published
 */
record Method(
        String name, String summary, Reads reads, List<Option> options, String output, String source, Action action) {

    /** What stands behind the options: how it is called in a usage line, and how often it may stand there. */
    enum Reads {
        NOTHING("", 0),
        TABLE(" FILE", 1),
        DATES(" DATE...", 10_000);

        final String usage;
        final int most;

        Reads(String usage, int most) {
            this.usage = usage;
            this.most = most;
        }
    }

    /** What a method does with what it was given. */
    @FunctionalInterface
    interface Action {
        void run(Options options, Input input, Output output) throws Refused;
    }

    /**
     * An option with its value when not given; an empty one means none.
     */
    record Option(String name, String usual, String help) {}
}
