package org.bihuan.epi.forecast;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.epi.math.NegativeBinomial;

/**
 * Cases by day of onset with those not yet reported added.
 *
 * <p>The delay distribution is estimated from all cases by its reverse hazard g(d) = (reports at delay d) / (reports at
 * delay d or less, of onsets that could by now have shown delay d), F(d) = Π over k &gt; d of (1 − g(k)), which uses
 * truncated days without bias. A day with n reports out of a share F is estimated as n / F; given n, the missing number
 * is negative binomial with size n + ½ and probability F (Poisson onsets, Jeffreys' prior), which gives the 95 % band.
 * The uncertainty of F itself is not in the band.
 *
 * <p>Source: Lawless, Canadian Journal of Statistics 22 (1994) 15; Höhle and an der Heiden, Biometrics 70 (2014) 993.
 *
 * @param maxDelay longest delay, days, at least 0; longer ones count as this
 */
public record Nowcast(int maxDelay) {
    public Nowcast {
        if (maxDelay < 0 || maxDelay > 10_000) {
            throw new IllegalArgumentException("longest delay from 0 to 10000 days: " + maxDelay);
        }
    }

    /**
     * One day of the nowcast.
     *
     * @param day of onset
     * @param observed reported so far
     * @param estimate with those to come; NaN when no report could be expected yet
     * @param low lower end of the 95 % band
     * @param high upper end
     */
    public record Day(int day, int observed, double estimate, double low, double high) {}

    /**
     * @param onsets day of onset of each case
     * @param reports day of its report, not before onset
     * @param now the last day, at least the last report
     * @return a row for each day from the first onset to now
     */
    public List<Day> estimate(int[] onsets, int[] reports, int now) {
        if (onsets.length == 0 || onsets.length != reports.length) {
            throw new IllegalArgumentException("as many reports as onsets, at least one");
        }
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < onsets.length; i++) {
            if (reports[i] < onsets[i] || reports[i] > now) {
                throw new IllegalArgumentException("a report is not before its onset and not after now");
            }
            first = Math.min(first, onsets[i]);
        }
        int[][] triangle = new int[now - first + 1][maxDelay + 1];
        for (int i = 0; i < onsets.length; i++) {
            triangle[onsets[i] - first][Math.min(maxDelay, reports[i] - onsets[i])]++;
        }
        double[] reported = reportedShare(triangle);
        List<Day> days = new ArrayList<>();
        for (int day = first; day <= now; day++) {
            int observed = 0;
            for (int count : triangle[day - first]) {
                observed += count;
            }
            days.add(day(day, observed, reported[Math.min(maxDelay, now - day)]));
        }
        return days;
    }

    private static Day day(int day, int observed, double share) {
        if (share >= 1) {
            return new Day(day, observed, observed, observed, observed);
        }
        if (share <= 0) {
            return new Day(day, observed, Double.NaN, observed, Double.NaN);
        }
        double size = observed + 0.5;
        return new Day(
                day,
                observed,
                observed / share,
                observed + NegativeBinomial.quantile(0.025, size, share),
                observed + NegativeBinomial.quantile(0.975, size, share));
    }

    /** F(0..maxDelay), the share of cases reported within a delay. */
    private double[] reportedShare(int[][] triangle) {
        double[] share = new double[maxDelay + 1];
        share[maxDelay] = 1;
        for (int d = maxDelay; d > 0; d--) {
            double atDelay = 0;
            double within = 0;
            // row r is old enough for delay d when d days have passed since
            for (int row = 0; row + d < triangle.length; row++) {
                atDelay += triangle[row][d];
                for (int k = 0; k <= d; k++) {
                    within += triangle[row][k];
                }
            }
            double hazard = within == 0 ? 0 : atDelay / within;
            share[d - 1] = share[d] * (1 - hazard);
        }
        return share;
    }
}
