package org.bihuan.epi.cli;

import java.util.List;

/**
 * A method of the command line.
 *
 * @param takesFile whether a table is read
 * @param output the columns written
 * @param source where the method is published
 */
record Method(
        String name,
        String summary,
        boolean takesFile,
        List<Option> options,
        String output,
        String source,
        Action action) {

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
