package org.bihuan.epi.alarm;

/**
 * Farrington's guard: a point is judged only if there were enough cases in the last points, itself included.
 *
 * @param cases least sum, at least 0
 * @param points how many points are summed, at least 1
 */
public record EnoughCases(int cases, int points) {
    public EnoughCases {
        if (cases < 0 || points < 1) {
            throw new IllegalArgumentException("cases at least 0 in at least 1 point: " + cases + ", " + points);
        }
    }

    boolean at(int[] counts, int t) {
        long sum = 0;
        for (int i = Math.max(0, t - points); i < t; i++) {
            sum += counts[i];
        }
        return sum >= cases;
    }
}
