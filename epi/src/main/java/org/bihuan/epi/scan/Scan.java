package org.bihuan.epi.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Kulldorff's space-time scan under the Poisson model: cylinders of a circle of places and a run of days, compared by
 * their likelihood ratio, the best judged by Monte Carlo.
 *
 * <p>With C cases in all, n inside and μ expected inside (proportional to population and days), the log likelihood ratio
 * is n log(n/μ) + (C − n) log((C − n)/(C − μ)) for n &gt; μ, else 0. Replications spread the same C cases over places and
 * days at random by population. Clusters after the first share no place and day with a better one, and are judged
 * against the best cylinder of each replication, as SaTScan does.
 *
 * <p>Sources: Kulldorff, Communications in Statistics 26 (1997) 1481; Kulldorff, JRSS A 164 (2001) 61; Dwass, Annals of
 * Mathematical Statistics 28 (1957) 181 for the p-value.
 *
 * @param mostDays longest cylinder, at least 1 (14)
 * @param mostShare most of the population in a circle, in (0, 1] (0.5)
 * @param replications of Monte Carlo, at least 0 (999)
 * @param onlyCurrent whether only cylinders that reach the last day count (a nightly search)
 * @param onGlobe whether positions are degrees
 * @param seed of the random numbers
 */
public record Scan(int mostDays, double mostShare, int replications, boolean onlyCurrent, boolean onGlobe, long seed) {
    public Scan {
        if (mostDays < 1 || !(mostShare > 0 && mostShare <= 1) || replications < 0) {
            throw new IllegalArgumentException("days at least 1, share above 0 up to 1, replications at least 0: "
                    + mostDays + ", " + mostShare + ", " + replications);
        }
    }

    /**
     * @param places at least one
     * @param counts by place, then day; all of one length of at least one day
     * @return clusters with a likelihood ratio above 0, best first
     */
    public List<Cluster> run(List<Place> places, int[][] counts) {
        if (places.isEmpty() || counts.length != places.size() || counts[0].length == 0) {
            throw new IllegalArgumentException("counts of at least one day for each of at least one place");
        }
        Circles circles = new Circles(places, mostShare, onGlobe ? Place::onGlobe : Place::planar);
        Cylinders cylinders = new Cylinders(this, places, circles, counts[0].length);
        List<Cluster> found = cylinders.clusters(counts);
        if (found.isEmpty()) {
            return found;
        }
        double[] best = replicate(cylinders, total(counts), counts[0].length);
        List<Cluster> judged = new ArrayList<>();
        for (Cluster cluster : found) {
            int atLeast = 1;
            for (double value : best) {
                // a replication may repeat the very cylinder; rounding must not decide
                atLeast += value >= cluster.logLikelihoodRatio() - 1e-9 ? 1 : 0;
            }
            judged.add(new Cluster(
                    cluster.places(),
                    cluster.from(),
                    cluster.to(),
                    cluster.observed(),
                    cluster.expected(),
                    cluster.logLikelihoodRatio(),
                    atLeast / (replications + 1.0)));
        }
        return judged;
    }

    private static int total(int[][] counts) {
        long total = 0;
        for (int[] place : counts) {
            for (int count : place) {
                total += count;
            }
        }
        return Math.toIntExact(total);
    }

    private double[] replicate(Cylinders cylinders, int total, int days) {
        return IntStream.range(0, replications)
                .parallel()
                .mapToDouble(i -> {
                    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
                    return cylinders.best(cylinders.spread(total, days, random));
                })
                .toArray();
    }
}
