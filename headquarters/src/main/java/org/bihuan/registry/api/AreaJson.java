package org.bihuan.registry.api;

import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.registry.Area;
import org.bihuan.registry.Position;
import org.jspecify.annotations.Nullable;

/** An area as programs see it; absent values are null. */
record AreaJson(
        int id,
        String code,
        @Nullable String parent,
        @Nullable String statutoryParent,
        String kind,
        String zh,
        @Nullable String en,
        String zhShort,
        @Nullable Long population,
        boolean estimate,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        String changedBy) {

    static AreaJson of(Area area) {
        Optional<Position> position = area.position();
        return new AreaJson(
                area.id(),
                area.code(),
                orNull(area.parent()),
                orNull(area.statutoryParent()),
                area.kind().key(),
                area.zh(),
                orNull(area.en()),
                area.zhShort(),
                area.population().isPresent() ? area.population().getAsLong() : null,
                area.estimate(),
                position.map(Position::lon).orElse(null),
                position.map(Position::lat).orElse(null),
                area.valid().openStart() ? null : area.valid().from(),
                area.valid().openEnd() ? null : area.valid().until(),
                area.source(),
                area.changedBy());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
