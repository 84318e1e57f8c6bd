package org.bihuan.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/** For each centre the places in order of distance, as far as the share of the population allows. */
final class Circles {
    /** By centre: indices of places, nearest first. */
    final int[][] order;
    /** By centre and number of places: whether this set of places was already reached from another centre. */
    final boolean[][] repeated;

    /** A set of places as the exclusive or of 128 random bits each; two sets never share it in practice. */
    private record Mark(long high, long low) {
        Mark with(Mark other) {
            return new Mark(high ^ other.high, low ^ other.low);
        }
    }

    Circles(List<Place> places, double mostShare, ToDoubleBiFunction<Place, Place> distance) {
        int n = places.size();
        double total = places.stream().mapToDouble(Place::population).sum();
        order = new int[n][];
        repeated = new boolean[n][];
        SplittableRandom random = new SplittableRandom(n);
        Mark[] marks = new Mark[n];
        Arrays.setAll(marks, i -> new Mark(random.nextLong(), random.nextLong()));
        Set<Mark> seen = new HashSet<>();
        for (int centre = 0; centre < n; centre++) {
            Place from = places.get(centre);
            List<Integer> sorted = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                sorted.add(i);
            }
            sorted.sort(Comparator.comparingDouble((Integer i) -> distance.applyAsDouble(from, places.get(i)))
                    .thenComparingInt(i -> i));
            double share = 0;
            int size = 0;
            while (size < n) {
                share += places.get(sorted.get(size)).population() / total;
                if (share > mostShare + 1e-12) {
                    break;
                }
                size++;
            }
            order[centre] = sorted.subList(0, size).stream().mapToInt(i -> i).toArray();
            repeated[centre] = new boolean[size];
            Mark set = new Mark(0, 0);
            for (int k = 1; k <= size; k++) {
                set = set.with(marks[order[centre][k - 1]]);
                repeated[centre][k - 1] = !seen.add(set);
            }
        }
    }
}
