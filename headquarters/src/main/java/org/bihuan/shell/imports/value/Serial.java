package org.bihuan.shell.imports.value;

import java.time.LocalDate;

/** Day numbers of spreadsheets. */
final class Serial {
    /** Day 0, so chosen that every day after February 1900 is right although spreadsheets believe in 29 February 1900. */
    private static final LocalDate ZERO_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);

    private Serial() {}

    static LocalDate day(long number, boolean from1904) {
        return (from1904 ? ZERO_1904 : ZERO_1900).plusDays(number);
    }

    /** A five-digit number far from our time is more likely something else. */
    static boolean plausible(LocalDate day) {
        return day.getYear() >= 1990 && day.getYear() < 2100;
    }
}
