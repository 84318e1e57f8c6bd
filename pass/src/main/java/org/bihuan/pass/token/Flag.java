package org.bihuan.pass.token;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Circumstances that the gate must know of. */
public enum Flag {
    /** Printed: no holder key, the gate compares a document. */
    PAPER(1),
    /** A child's or a ward's, on the guardian's phone or card. */
    DEPENDANT(2),
    /** For training and tests; worth nothing in production. */
    SPECIMEN(4);

    static final int ALL = 7;

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    static int bits(Set<Flag> flags) {
        return flags.stream().mapToInt(flag -> flag.bit).sum();
    }

    static Set<Flag> ofBits(long bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Arrays.stream(values()).filter(flag -> (bits & flag.bit) != 0).forEach(flags::add);
        return flags;
    }
}
