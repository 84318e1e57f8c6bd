package org.bihuan.ledger;

import java.util.Optional;

/**
 * How far the ledger is chained: whoever keeps it elsewhere can tell later that nothing before it was changed or cut off.
 *
 * @param seal number of the newest seal, 0 before the first
 * @param digest of that seal, 64 hexadecimal digits
 */
public record Head(long seal, String digest) {
    /** Before the first seal. */
    public static final Head NONE = new Head(0, "0".repeat(64));

    /** Reads {@code NUMBER:DIGEST}. */
    public static Optional<Head> parse(String text) {
        return text.strip().matches("[0-9]{1,18}:[0-9a-f]{64}")
                ? Optional.of(new Head(
                        Long.parseLong(text.strip().replaceFirst(":.*", "")),
                        text.strip().replaceFirst(".*:", "")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return seal + ":" + digest;
    }
}
