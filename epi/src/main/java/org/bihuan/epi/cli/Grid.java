package org.bihuan.epi.cli;

import java.util.List;
import java.util.Locale;

/** A table as read: a header and rows of as many cells. Rows and columns are named from 1, the header being row 1. */
record Grid(List<String> header, List<List<String>> rows) {
    static Grid of(List<List<String>> lines) throws Refused {
        int end = lines.size();
        while (end > 0 && blank(lines.get(end - 1))) {
            end--;
        }
        if (end == 0) {
            throw new Refused("row 1: the input is empty");
        }
        List<String> header = lines.getFirst();
        for (int i = 1; i < end; i++) {
            if (lines.get(i).size() != header.size()) {
                throw new Refused("row " + (i + 1) + ", column "
                        + Math.min(lines.get(i).size(), header.size()) + ": " + header.size()
                        + " cells are expected, found "
                        + (blank(lines.get(i)) ? 0 : lines.get(i).size()));
            }
        }
        return new Grid(header, lines.subList(1, end));
    }

    private static boolean blank(List<String> cells) {
        return cells.size() == 1 && cells.getFirst().isEmpty();
    }

    /** Index of a column by name, whatever its case; −1 if there is none. */
    int find(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    int column(String name) throws Refused {
        int found = find(name);
        if (found < 0) {
            throw new Refused("row 1: no column " + name + " in " + Input.quoted(String.join(",", header)));
        }
        return found;
    }

    String cell(int row, int column) {
        return rows.get(row).get(column);
    }

    /** A cell that must not be empty. */
    String text(int row, int column) throws Refused {
        String text = cell(row, column);
        if (text.isEmpty() || text.equals("NA")) {
            throw refuse(row, column, "a value is expected");
        }
        return text;
    }

    /** A count: a whole number of at least 0. */
    int count(int row, int column) throws Refused {
        String text = cell(row, column);
        try {
            double value = text.length() > 24 ? Double.NaN : Double.parseDouble(text);
            if (value >= 0 && value == Math.rint(value) && value <= 1_000_000_000) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // refused below, with the text as it stands
        }
        throw refuse(row, column, "a count is expected, a whole number from 0 to 1000000000");
    }

    double decimal(int row, int column) throws Refused {
        String text = cell(row, column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below, with the text as it stands
        }
        throw refuse(row, column, "a number is expected");
    }

    Refused refuse(int row, int column, String expected) {
        String text = cell(row, column);
        return new Refused("row " + (row + 2) + ", column " + (column + 1) + " ("
                + Input.clean(header.get(column)) + "): " + expected + ", found "
                + (text.isEmpty() ? "nothing" : Input.quoted(text)));
    }
}
