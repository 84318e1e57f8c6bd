package org.bihuan.epi.transmission;

/** Daily cases, those infected here apart from imported ones. Day 1 counts as imported whatever it says, as in R. */
public final class Incidence {
    private final double[] local;
    private final double[] total;

    private Incidence(double[] local, double[] total) {
        this.local = local;
        this.total = total;
    }

    /** Cases none of which is known to be imported. */
    public static Incidence of(int... cases) {
        return of(cases, new int[cases.length]);
    }

    /**
     * @param local cases infected here, each day; at least two days
     * @param imported cases infected elsewhere, as many days
     */
    public static Incidence of(int[] local, int[] imported) {
        if (local.length != imported.length || local.length < 2) {
            throw new IllegalArgumentException(
                    "as many days of both kinds, at least 2: " + local.length + ", " + imported.length);
        }
        double[] here = new double[local.length];
        double[] all = new double[local.length];
        for (int i = 0; i < here.length; i++) {
            if (local[i] < 0 || imported[i] < 0) {
                throw new IllegalArgumentException("negative count on day " + (i + 1));
            }
            here[i] = i == 0 ? 0 : local[i];
            all[i] = (double) local[i] + imported[i];
        }
        return new Incidence(here, all);
    }

    public int days() {
        return total.length;
    }

    /** Local cases of a day, from 1. */
    double local(int day) {
        return local[day - 1];
    }

    double total(int day) {
        return total[day - 1];
    }

    double[] totals() {
        return total.clone();
    }
}
