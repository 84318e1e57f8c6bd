package org.bihuan.shell.imports;

import java.util.List;
import java.util.Optional;

/**
 * The result of one row.
 *
 * @param line line of the file
 * @param key values that name the row
 * @param values staged values by the kind's columns; empty text for an empty cell
 */
public record ResultRow(
        int line, Result result, List<String> key, List<String> values, List<Change> changes, List<Note> notes) {

    /** What committing does with a row, or would do. */
    public enum Result {
        ADDED,
        CORRECTED,
        SAME,
        /** An earlier row of the file says the same. */
        REPEATED,
        REFUSED
    }

    /** A value that a correction changes. */
    public record Change(String column, String before, String after) {}

    /**
     * Something found in a row.
     *
     * @param column key of the column; empty for the whole row
     * @param reason words key
     * @param refuses whether the row stays out for it
     */
    public record Note(String column, String reason, List<String> arguments, boolean refuses) {
        /** Short name for programs. */
        public String code() {
            return reason.substring(reason.lastIndexOf('.') + 1);
        }
    }

    /** Which rows a reader wants to see. */
    public enum Tab {
        /** What needs a person: refused, corrected, or with a note. */
        LOOK,
        REFUSED,
        CORRECTED,
        NOTED,
        ADDED,
        REPEATED,
        SAME,
        ALL;

        /** Reads a tab's lower-case name. */
        public static Optional<Tab> of(String text) {
            for (Tab tab : values()) {
                if (tab.text().equals(text)) {
                    return Optional.of(tab);
                }
            }
            return Optional.empty();
        }

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
