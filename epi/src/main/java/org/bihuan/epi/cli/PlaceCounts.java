package org.bihuan.epi.cli;

import java.util.Map;

/**
 * Daily counts of places, read from rows {@code place,t,count} or from a column per place.
 *
 * @param table counts by place, then day
 * @param first number of the first day
 * @param calendar how days are written
 */
record PlaceCounts(int[][] table, int first, Days calendar) {
    private static final int MOST_DAYS = 100_000;

    int days() {
        return table[0].length;
    }

    /** A day of the table, from 1, as the input writes it. */
    String show(int day) {
        return calendar.show(first + day - 1);
    }

    /** Rows in any order; a place and day without a row have no cases, one with several has their sum. */
    static PlaceCounts rows(Grid grid, Map<String, Integer> places) throws Refused {
        int place = grid.column("place");
        int day = grid.find("date") >= 0 ? grid.find("date") : grid.column("t");
        int count = grid.column("count");
        int rows = grid.rows().size();
        if (rows == 0) {
            throw new Refused("row 2: too short: at least one row of cases is needed");
        }
        Days calendar = Days.like(grid.text(0, day));
        int[] days = new int[rows];
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            days[row] = calendar.read(grid, row, day);
            first = Math.min(first, days[row]);
            last = Math.max(last, days[row]);
        }
        if ((long) last - first >= MOST_DAYS) {
            throw new Refused(
                    "the cases reach over too many days: from " + calendar.show(first) + " to " + calendar.show(last));
        }
        int[][] table = new int[places.size()][last - first + 1];
        for (int row = 0; row < rows; row++) {
            Integer at = places.get(grid.text(row, place));
            if (at == null) {
                throw grid.refuse(row, place, "a place of the other file is expected");
            }
            table[at][days[row] - first] += grid.count(row, count);
        }
        return new PlaceCounts(table, first, calendar);
    }

    /** A series per place; columns that are no place (the city as a whole) are passed over. */
    static PlaceCounts columns(Grid grid, Map<String, Integer> places) throws Refused {
        Series series = Series.read(grid);
        int[][] table = new int[places.size()][series.points()];
        int found = 0;
        for (int i = 0; i < series.names().size(); i++) {
            Integer at = places.get(series.names().get(i));
            if (at != null) {
                table[at] = series.counts().get(i);
                found++;
            }
        }
        if (found < places.size() || series.points() == 0) {
            throw new Refused("row 1: a column for each of " + places.size() + " places is expected, found " + found);
        }
        return new PlaceCounts(table, 1, Days.like("1"));
    }
}
