package org.bihuan.epi.cli;

/** Reads a distribution over days from a table {@code k,w}, k = 0, 1, 2, … */
final class Distribution {
    private Distribution() {}

    static double[] read(Grid grid) throws Refused {
        int days = grid.column("k");
        int shares = grid.column("w");
        double[] w = new double[grid.rows().size()];
        for (int row = 0; row < w.length; row++) {
            if (grid.count(row, days) != row) {
                throw grid.refuse(row, days, "day " + row + " is expected");
            }
            w[row] = grid.decimal(row, shares);
            if (!(w[row] >= 0 && w[row] <= 1)) {
                throw grid.refuse(row, shares, "a probability from 0 to 1 is expected");
            }
        }
        if (w.length == 0) {
            throw new Refused("row 1: the distribution has no days");
        }
        return w;
    }
}
