package org.bihuan.epi.alarm;

/**
 * The reference counts of the Bayes and RKI methods: the w points before t, and the 2w + 1 points around the same time
 * of each of b years before.
 */
record History(int years, int halfWindow, boolean thisYear, int frequency) {
    History {
        if (years < 0 || halfWindow < 0 || frequency < 1 || size(years, halfWindow, thisYear) == 0) {
            throw new IllegalArgumentException("b and w at least 0 with some reference points: b " + years + ", w "
                    + halfWindow + ", this year " + thisYear);
        }
    }

    private static int size(int years, int halfWindow, boolean thisYear) {
        return (thisYear ? halfWindow : 0) + years * (2 * halfWindow + 1);
    }

    int size() {
        return size(years, halfWindow, thisYear);
    }

    int firstPoint() {
        return years * frequency + halfWindow + 1;
    }

    /** Fills {@code into}, of length {@link #size()}. */
    void read(int[] counts, int t, double[] into) {
        int n = 0;
        if (thisYear) {
            for (int i = t - halfWindow; i < t; i++) {
                into[n++] = counts[i - 1];
            }
        }
        for (int year = 1; year <= years; year++) {
            int centre = t - year * frequency;
            for (int i = centre - halfWindow; i <= centre + halfWindow; i++) {
                into[n++] = counts[i - 1];
            }
        }
    }
}
