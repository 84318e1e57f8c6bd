package org.bihuan.pass.log;

import java.util.Locale;

/** Names of files in a tlog-tiles directory. */
final class TilePath {
    /** Hashes of a full tile, entries of a full bundle. */
    static final int WIDTH = 256;

    static final int HASH = 32;

    private TilePath() {}

    /** {@code tile/<level>/<index>[.p/<width>]}. */
    static String hashes(int level, long index, int width) {
        return "tile/" + level + "/" + number(index) + partial(width);
    }

    /** {@code tile/entries/<index>[.p/<width>]}. */
    static String entries(long index, int width) {
        return "tile/entries/" + number(index) + partial(width);
    }

    /** Width of a tile in a tree of that size: 256 if full, 0 if there is none. */
    static int width(int level, long index, long size) {
        long hashes = size >>> (8 * level);
        long before = index * WIDTH;
        return (int) Math.clamp(hashes - before, 0, WIDTH);
    }

    private static String number(long index) {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            out.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return out.toString();
    }

    private static String partial(int width) {
        return width == WIDTH ? "" : ".p/" + width;
    }
}
