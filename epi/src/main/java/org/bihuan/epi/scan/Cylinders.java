package org.bihuan.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bihuan.epi.math.Draw;

/** All cylinders of a scan; counts of a circle are cumulated over days, so a cylinder is one difference. */
final class Cylinders {
    private final Scan scan;
    private final Circles circles;
    private final int days;
    private final double[] share;

    Cylinders(Scan scan, List<Place> places, Circles circles, int days) {
        this.scan = scan;
        this.circles = circles;
        this.days = days;
        double population = places.stream().mapToDouble(Place::population).sum();
        share = places.stream()
                .mapToDouble(place -> place.population() / population)
                .toArray();
    }

    /** Spreads cases at random: over places by population, over days evenly. */
    int[][] spread(int total, int length, RandomGenerator random) {
        int[][] counts = new int[share.length][length];
        long left = total;
        double rest = 1;
        for (int place = 0; place < share.length; place++) {
            long here =
                    place == share.length - 1 ? left : Draw.binomial(random, left, Math.min(1, share[place] / rest));
            rest -= share[place];
            left -= here;
            for (long i = 0; i < here; i++) {
                counts[place][random.nextInt(length)]++;
            }
        }
        return counts;
    }

    /** Greatest log likelihood ratio of all cylinders. */
    double best(int[][] counts) {
        int total = sum(counts);
        int longest = Math.min(scan.mostDays(), days);
        double best = 0;
        int[] cumulated = new int[days + 1];
        for (int centre = 0; centre < circles.order.length; centre++) {
            Arrays.fill(cumulated, 0);
            double inside = 0;
            for (int k = 0; k < circles.order[centre].length; k++) {
                int place = circles.order[centre][k];
                inside += share[place];
                add(counts[place], cumulated);
                if (circles.repeated[centre][k]) {
                    continue;
                }
                for (int length = 1; length <= longest; length++) {
                    // for a given circle and length the expected number is fixed, so the fullest run is the best one
                    int most = scan.onlyCurrent()
                            ? cumulated[days] - cumulated[days - length]
                            : fullest(cumulated, length, days);
                    double expected = total * inside * length / days;
                    if (most > expected) {
                        best = Math.max(best, ratio(most, expected, total));
                    }
                }
            }
        }
        return best;
    }

    private static void add(int[] counts, int[] cumulated) {
        int sum = 0;
        for (int day = 0; day < counts.length; day++) {
            sum += counts[day];
            cumulated[day + 1] += sum;
        }
    }

    private static int fullest(int[] cumulated, int length, int days) {
        int most = 0;
        for (int start = 0; start + length <= days; start++) {
            most = Math.max(most, cumulated[start + length] - cumulated[start]);
        }
        return most;
    }

    static double ratio(int inside, double expected, int total) {
        if (inside <= expected) {
            return 0;
        }
        double outside = inside == total ? 0 : (total - inside) * Math.log((total - inside) / (total - expected));
        return inside * Math.log(inside / expected) + outside;
    }

    private static int sum(int[][] counts) {
        return Arrays.stream(counts)
                .mapToInt(place -> Arrays.stream(place).sum())
                .sum();
    }

    private record Candidate(int centre, int size, int from, int to, int observed, double expected, double ratio) {}

    /** Clusters that do not share a place and day, best first, their p-values still 1. */
    List<Cluster> clusters(int[][] counts) {
        List<Candidate> candidates = candidates(counts);
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.ratio())
                .thenComparingInt(Candidate::size)
                .thenComparingInt(c -> c.to() - c.from())
                .thenComparingInt(Candidate::centre)
                .thenComparingInt(Candidate::from));
        boolean[][] taken = new boolean[share.length][days];
        List<Cluster> clusters = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!overlaps(candidate, taken)) {
                mark(candidate, taken);
                clusters.add(new Cluster(
                        Arrays.stream(circles.order[candidate.centre], 0, candidate.size)
                                .boxed()
                                .toList(),
                        candidate.from,
                        candidate.to,
                        candidate.observed,
                        candidate.expected,
                        candidate.ratio,
                        1));
            }
        }
        return clusters;
    }

    /** Every run of days of each circle that has more cases than expected. */
    private List<Candidate> candidates(int[][] counts) {
        int total = sum(counts);
        List<Candidate> candidates = new ArrayList<>();
        for (int centre = 0; centre < circles.order.length; centre++) {
            int[] cumulated = new int[days + 1];
            double inside = 0;
            for (int k = 0; k < circles.order[centre].length; k++) {
                int place = circles.order[centre][k];
                inside += share[place];
                add(counts[place], cumulated);
                for (int length = 1;
                        length <= Math.min(scan.mostDays(), days) && !circles.repeated[centre][k];
                        length++) {
                    double expected = total * inside * length / days;
                    for (int start = scan.onlyCurrent() ? days - length : 0; start + length <= days; start++) {
                        int observed = cumulated[start + length] - cumulated[start];
                        double ratio = ratio(observed, expected, total);
                        if (ratio > 0) {
                            candidates.add(
                                    new Candidate(centre, k + 1, start + 1, start + length, observed, expected, ratio));
                        }
                    }
                }
            }
        }
        return candidates;
    }

    private boolean overlaps(Candidate candidate, boolean[][] taken) {
        for (int k = 0; k < candidate.size; k++) {
            for (int day = candidate.from; day <= candidate.to; day++) {
                if (taken[circles.order[candidate.centre][k]][day - 1]) {
                    return true;
                }
            }
        }
        return false;
    }

    private void mark(Candidate candidate, boolean[][] taken) {
        for (int k = 0; k < candidate.size; k++) {
            Arrays.fill(taken[circles.order[candidate.centre][k]], candidate.from - 1, candidate.to, true);
        }
    }
}
