package org.bihuan.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an area is. Word key {@code registry.kind.KEY}. */
public enum AreaKind {
    CITY,
    DISTRICT,
    COUNTY,
    /** A development zone that reports by itself without being a statutory division. */
    ZONE,
    STREET,
    TOWN,
    TOWNSHIP,
    COMMUNITY,
    GRID;

    /** As files, tables and word keys write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AreaKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
