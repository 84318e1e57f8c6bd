package org.bihuan.epi.alarm;

/**
 * The level of the year that a past point belongs to: the windows around the current week of each year share the last
 * level; the stretch between two windows is cut, from its older end, into the other levels, the first ones longer by
 * one where the lengths do not divide.
 */
final class Periods {
    private final int[] levelByDistance;
    private final int frequency;

    Periods(int frequency, int halfWindow, int periods) {
        this.frequency = frequency;
        levelByDistance = new int[frequency];
        int between = frequency - 2 * halfWindow - 1;
        for (int distance = 0; distance < frequency; distance++) {
            boolean window = distance <= halfWindow || distance >= frequency - halfWindow;
            levelByDistance[distance] =
                    window ? periods - 1 : cut(frequency - halfWindow - 1 - distance, between, periods - 1);
        }
    }

    /** Which of the blocks a place in the stretch falls into; −1 without blocks. */
    private static int cut(int place, int length, int blocks) {
        if (blocks == 0) {
            return -1;
        }
        int size = length / blocks;
        int longer = length % blocks;
        int inLonger = longer * (size + 1);
        return place < inLonger ? place / (size + 1) : longer + (place - inLonger) / size;
    }

    /** Level, from 0, of the point that lies {@code distance} points back; −1 if it takes no part. */
    int at(int distance) {
        return levelByDistance[distance % frequency];
    }
}
