package org.bihuan.ledger;

import java.util.Locale;

/**
 * Something that is not as it was recorded.
 *
 * @param kind what is wrong
 * @param entry number of the entry, 0 if it is about a seal
 * @param seal number of the seal that tells, 0 if none does
 */
public record Finding(Kind kind, long entry, long seal) {
    /** Word key {@code ledger.finding.KIND}. */
    public enum Kind {
        /** The entry's content is another than was sealed. */
        CHANGED,
        /** The entry was sealed and is gone. */
        MISSING,
        /** The entry stands where another was sealed. */
        MOVED,
        /** The entry was put among entries that were sealed without it. */
        INSERTED,
        /** The entry was emptied before its time of keeping had run out. */
        EMPTIED,
        /** The seal's own digest does not fit its content. */
        SEAL_CHANGED,
        /** The seal is gone: the next one, or a head that was noted, names it. */
        SEAL_MISSING,
        /** The seal does not continue the one before it. */
        SEAL_UNCHAINED
    }

    @Override
    public String toString() {
        String what =
                entry == 0 ? "seal " + seal : seal == 0 ? "entry " + entry : "entry " + entry + " of seal " + seal;
        return what + ": " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
