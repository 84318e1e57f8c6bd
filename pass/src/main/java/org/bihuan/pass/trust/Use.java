package org.bihuan.pass.trust;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a key may sign. */
public enum Use {
    LIVE_TOKEN(1),
    PAPER_TOKEN(2),
    STATUS_LIST(4);

    static final int ALL = 7;

    private final int bit;

    Use(int bit) {
        this.bit = bit;
    }

    static int bits(Set<Use> uses) {
        return uses.stream().mapToInt(use -> use.bit).sum();
    }

    static Set<Use> ofBits(long bits) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        Arrays.stream(values()).filter(use -> (bits & use.bit) != 0).forEach(uses::add);
        return uses;
    }
}
