package org.bihuan.epi.cli;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days of a column, written either as whole numbers or as dates (YYYY-MM-DD), and shown the way they came. */
final class Days {
    private static final int MOST = 10_000_000;
    private final boolean dates;

    private Days(boolean dates) {
        this.dates = dates;
    }

    /** The way in which a text writes a day. */
    static Days like(String text) {
        return new Days(text.indexOf('-', 1) > 0);
    }

    /** Number of a day from a cell. */
    int read(Grid grid, int row, int column) throws Refused {
        try {
            return parse(grid.text(row, column));
        } catch (DateTimeException | NumberFormatException e) {
            throw grid.refuse(
                    row, column, dates ? "a date YYYY-MM-DD is expected" : "a day as a whole number is expected");
        }
    }

    /** Number of a day given as an option. */
    int option(String name, String text) throws Refused {
        try {
            return parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refused("--" + name + ": a day is expected, found " + Input.quoted(text));
        }
    }

    private int parse(String text) {
        int day = dates ? Math.toIntExact(LocalDate.parse(text).toEpochDay()) : Integer.parseInt(text);
        if (Math.abs(day) > MOST) {
            throw new NumberFormatException(text);
        }
        return day;
    }

    String show(int day) {
        return dates ? LocalDate.ofEpochDay(day).toString() : String.valueOf(day);
    }
}
