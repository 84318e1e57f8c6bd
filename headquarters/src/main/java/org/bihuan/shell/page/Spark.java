package org.bihuan.shell.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line without axes beside a figure, in a box of 84 by 20, its last point marked.
 *
 * @param line SVG path of the values
 * @param area the same, closed down to the ground
 * @param x where the last point is
 * @param y where the last point is
 */
public record Spark(String line, String area, String x, String y) {
    private static final double WIDTH = 82;
    private static final double TOP = 2;
    private static final double GROUND = 18;

    /**
     * Zero stands on the ground, the largest value at the top; values below zero stand on the ground too.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static Spark of(List<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        double most = Math.max(
                1e-9, values.stream().mapToDouble(Number::doubleValue).max().orElseThrow());
        double step = values.size() == 1 ? 0 : WIDTH / (values.size() - 1);
        List<String> points = IntStream.range(0, values.size())
                .mapToObj(i -> at(1 + i * step) + " "
                        + at(GROUND - Math.max(0, values.get(i).doubleValue()) / most * (GROUND - TOP)))
                .toList();
        String line = points.stream().collect(Collectors.joining("L", "M", ""));
        String[] last = points.getLast().split(" ", -1);
        return new Spark(line, line + "L" + last[0] + " 20L1 20Z", last[0], last[1]);
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
