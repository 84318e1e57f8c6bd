package org.bihuan.epi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One or more series of counts from a table with a column {@code t} = 1, 2, …; every other column is a unit, except
 * epoch, date and those that begin with state, freq or population.
 *
 * @param dated whether the table has a date column, so that a point is a day
 * @param names of the units
 * @param counts by unit, index 0 = time point 1
 */
record Series(boolean dated, List<String> names, List<int[]> counts) {
    static Series read(Grid grid) throws Refused {
        int time = grid.column("t");
        List<String> names = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < grid.header().size(); i++) {
            String name = grid.header().get(i);
            if (i != time && !name.toLowerCase(Locale.ROOT).matches("epoch|date|(state|freq|population).*")) {
                names.add(name);
                columns.add(i);
            }
        }
        if (columns.isEmpty()) {
            throw new Refused("row 1: no column of counts in " + Input.quoted(String.join(",", grid.header())));
        }
        int points = grid.rows().size();
        List<int[]> counts = new ArrayList<>();
        columns.forEach(column -> counts.add(new int[points]));
        for (int row = 0; row < points; row++) {
            if (grid.count(row, time) != row + 1) {
                throw grid.refuse(row, time, "time point " + (row + 1) + " is expected");
            }
            for (int unit = 0; unit < columns.size(); unit++) {
                counts.get(unit)[row] = grid.count(row, columns.get(unit));
            }
        }
        return new Series(grid.find("date") >= 0, names, counts);
    }

    int points() {
        return counts.getFirst().length;
    }

    /** Points in a year when none is given. */
    int usualFrequency() {
        return dated ? 365 : 52;
    }

    /** Counts of a unit given by its number, from 1, or by its name. */
    int[] unit(String unit) throws Refused {
        int named = names.indexOf(unit);
        if (named >= 0) {
            return counts.get(named);
        }
        if (unit.matches("\\d{1,6}")) {
            int number = Integer.parseInt(unit);
            if (number >= 1 && number <= counts.size()) {
                return counts.get(number - 1);
            }
        }
        throw new Refused("no unit " + Input.quoted(unit) + ": there are " + counts.size() + " columns of counts");
    }
}
