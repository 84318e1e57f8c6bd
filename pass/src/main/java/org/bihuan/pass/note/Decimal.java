package org.bihuan.pass.note;

import java.util.Optional;

/** A size or an index as the C2SP texts write it: ASCII decimal without leading zeroes, here below 2^63. */
public final class Decimal {
    private Decimal() {}

    public static Optional<Long> parse(String text) {
        if (!text.matches("0|[1-9][0-9]{0,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // 19 digits, and 2^63 or more
        }
    }
}
