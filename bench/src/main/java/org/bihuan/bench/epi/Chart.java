package org.bihuan.bench.epi;

import java.util.Locale;

/** A small chart of days against numbers, written as SVG: bars, lines, bands and marks on one scale. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 46;
    private static final int TOP = 34;
    private static final int BOTTOM = 30;

    private final StringBuilder body = new StringBuilder();
    private final int days;
    private final double most;

    /**
     * @param days on the horizontal axis
     * @param most highest number of the vertical axis
     */
    Chart(String title, String source, int days, double most) {
        this.days = days;
        this.most = most;
        text(LEFT, 18, "start", 15, title);
        text(WIDTH - 8, HEIGHT - 4, "end", 10, source);
        for (int i = 0; i <= 4; i++) {
            double value = most * i / 4;
            body.append(format(
                    "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#ddd'/>%n",
                    LEFT, y(value), WIDTH - 8, y(value)));
            text(LEFT - 6, y(value) + 4, "end", 11, format("%.3g", value));
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private double x(double day) {
        return LEFT + (day - 0.5) * (WIDTH - 8 - LEFT) / days;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - Math.min(value, most) / most * (HEIGHT - BOTTOM - TOP);
    }

    private void text(double x, double y, String anchor, int size, String text) {
        body.append(format(
                "<text x='%.1f' y='%.1f' text-anchor='%s' font-size='%d'>%s</text>%n", x, y, anchor, size, text));
    }

    /** A label under a day. */
    Chart day(int day, String label) {
        text(x(day), HEIGHT - BOTTOM + 14.0, "middle", 11, label);
        return this;
    }

    Chart bars(int[] values) {
        double width = Math.max(1, 0.8 * (WIDTH - 8 - LEFT) / days);
        for (int i = 0; i < values.length; i++) {
            body.append(format(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#9db8d2'/>%n",
                    x(i + 1) - width / 2, y(values[i]), width, y(0) - y(values[i])));
        }
        return this;
    }

    /** A line over days from 1; it is broken where a value is undefined. */
    Chart line(double[] values, String colour) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < values.length; i++) {
            boolean defined = !Double.isNaN(values[i]);
            if (defined) {
                path.append(format("%s%.1f %.1f ", down ? "L" : "M", x(i + 1), y(values[i])));
            }
            down = defined;
        }
        body.append(format("<path d='%s' fill='none' stroke='%s' stroke-width='1.8'/>%n", path, colour));
        return this;
    }

    /** The area between two lines, a column per day. */
    Chart band(double[] low, double[] high, String colour) {
        for (int i = 0; i < low.length; i++) {
            if (!Double.isNaN(low[i])) {
                body.append(format(
                        "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s' opacity='0.25'/>%n",
                        x(i + 0.5), y(high[i]), x(2) - x(1), y(low[i]) - y(high[i]), colour));
            }
        }
        return this;
    }

    /** A row of marks near the top, with its name at the right. */
    Chart marks(int row, boolean[] at, String colour, String name) {
        double height = TOP + 6 + 14.0 * row;
        for (int i = 0; i < at.length; i++) {
            if (at[i]) {
                body.append(format("<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>%n", x(i + 1), height, colour));
            }
        }
        // a white edge keeps the name readable over marks that reach the end
        body.append(format(
                "<text x='%d' y='%.1f' text-anchor='end' font-size='11' fill='%s' stroke='white' stroke-width='5' "
                        + "paint-order='stroke'>%s</text>%n",
                WIDTH - 10, height + 4, colour, name));
        return this;
    }

    String svg() {
        return format(
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'>%n"
                                + "<rect width='%d' height='%d' fill='white'/>%n",
                        WIDTH, HEIGHT, WIDTH, HEIGHT)
                + body
                + "</svg>\n";
    }
}
