package org.bihuan.epi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A planted cluster is found, a slow search over sets agrees, and p-values are fair when there is none. */
class ScanTest {
    private static List<Place> places(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            places.add(new Place("p" + i, random.nextDouble(), random.nextDouble(), 1000 + random.nextInt(9000)));
        }
        return places;
    }

    private static int[][] noise(int n, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] counts = new int[n][days];
        for (int[] place : counts) {
            for (int day = 0; day < days; day++) {
                place[day] = random.nextInt(3);
            }
        }
        return counts;
    }

    @Test
    void aPlantedClusterIsFirst() {
        List<Place> places = places(20, 5);
        int[][] counts = noise(20, 30, 6);
        for (int day = 20; day < 25; day++) {
            counts[7][day] += 12;
        }
        Cluster first =
                new Scan(14, 0.5, 99, false, false, 1).run(places, counts).getFirst();
        assertThat(first.places()).contains(7);
        assertThat(first.from()).isEqualTo(21);
        assertThat(first.to()).isEqualTo(25);
        assertThat(first.pValue()).isEqualTo(0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSlowSearchFindsTheSameBest(long seed) {
        List<Place> places = places(7, seed);
        int[][] counts = noise(7, 12, seed + 100);
        double slow = slowBest(places, counts, 5, 0.5);
        Scan scan = new Scan(5, 0.5, 0, false, false, 1);
        List<Cluster> clusters = scan.run(places, counts);
        assertThat(clusters.getFirst().logLikelihoodRatio()).isCloseTo(slow, Offset.offset(1e-9));
        Circles circles = new Circles(places, 0.5, Place::planar);
        assertThat(new Cylinders(scan, places, circles, 12).best(counts)).isCloseTo(slow, Offset.offset(1e-9));
    }

    /** Every centre, radius and run of days, counted by looking at each place and day. */
    private static double slowBest(List<Place> places, int[][] counts, int mostDays, double mostShare) {
        double population = places.stream().mapToDouble(Place::population).sum();
        int total = 0;
        for (int[] place : counts) {
            for (int count : place) {
                total += count;
            }
        }
        double best = 0;
        for (Place centre : places) {
            for (Place edge : places) {
                double radius = Math.hypot(centre.x() - edge.x(), centre.y() - edge.y()) + 1e-12;
                Set<Integer> inside = new HashSet<>();
                double people = 0;
                for (int i = 0; i < places.size(); i++) {
                    Place place = places.get(i);
                    if (Math.hypot(centre.x() - place.x(), centre.y() - place.y()) <= radius) {
                        inside.add(i);
                        people += place.population();
                    }
                }
                if (people > mostShare * population) {
                    continue;
                }
                for (int from = 0; from < counts[0].length; from++) {
                    for (int to = from; to < Math.min(counts[0].length, from + mostDays); to++) {
                        int n = 0;
                        for (int i : inside) {
                            for (int day = from; day <= to; day++) {
                                n += counts[i][day];
                            }
                        }
                        double mu = total * people / population * (to - from + 1) / counts[0].length;
                        if (n > mu) {
                            double value = n * Math.log(n / mu)
                                    + (n == total ? 0 : (total - n) * Math.log((total - n) / (total - mu)));
                            best = Math.max(best, value);
                        }
                    }
                }
            }
        }
        return best;
    }

    @Test
    void withoutAClusterThePValueIsUniform() {
        List<Place> places = places(8, 3);
        Scan scan = new Scan(7, 0.5, 39, false, false, 1);
        Circles circles = new Circles(places, 0.5, Place::planar);
        Cylinders cylinders = new Cylinders(scan, places, circles, 20);
        int small = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            int[][] counts = cylinders.spread(60, 20, new SplittableRandom(1000 + run));
            Cluster first =
                    new Scan(7, 0.5, 39, false, false, run).run(places, counts).getFirst();
            small += first.pValue() <= 0.2 ? 1 : 0;
        }
        // 40 of 200 expected, standard deviation 5.7
        assertThat(small).isBetween(18, 62);
    }

    @Test
    void theSameSeedGivesTheSameResultAndClustersDoNotOverlap() {
        List<Place> places = places(15, 8);
        int[][] counts = noise(15, 40, 9);
        Scan scan = new Scan(14, 0.4, 49, false, false, 77);
        List<Cluster> clusters = scan.run(places, counts);
        assertThat(scan.run(places, counts)).isEqualTo(clusters);
        Set<Long> cells = new HashSet<>();
        for (Cluster cluster : clusters) {
            for (int place : cluster.places()) {
                for (int day = cluster.from(); day <= cluster.to(); day++) {
                    assertThat(cells.add(place * 1000L + day)).isTrue();
                }
            }
        }
    }

    @Test
    void placesInAnotherOrderGiveTheSameClusters() {
        List<Place> places = places(12, 8);
        int[][] counts = noise(12, 30, 8);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        Collections.reverse(order);
        Collections.swap(order, 2, 7);
        Scan scan = new Scan(7, 0.5, 0, false, false, 1);
        List<Cluster> plain = scan.run(places, counts);
        List<Cluster> permuted = scan.run(
                order.stream().map(places::get).toList(),
                order.stream().map(i -> counts[i]).toArray(int[][]::new));
        assertThat(permuted).hasSameSizeAs(plain).isNotEmpty();
        for (int i = 0; i < plain.size(); i++) {
            Cluster one = plain.get(i);
            Cluster other = permuted.get(i);
            assertThat(other.places().stream().map(order::get).toList())
                    .containsExactlyInAnyOrderElementsOf(one.places());
            assertThat(other.logLikelihoodRatio()).isCloseTo(one.logLikelihoodRatio(), Offset.offset(1e-9));
            assertThat(List.of(other.from(), other.to(), other.observed()))
                    .isEqualTo(List.of(one.from(), one.to(), one.observed()));
        }
    }

    @Test
    void aNightlyScanOnlySeesCylindersThatReachToday() {
        int[][] counts = noise(10, 30, 2);
        counts[3][10] += 40;
        List<Cluster> clusters = new Scan(7, 0.5, 9, true, true, 1).run(places(10, 4), counts);
        assertThat(clusters).isNotEmpty().allMatch(cluster -> cluster.to() == 30);
    }
}
