package org.bihuan.detect.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.bihuan.detect.Count;
import org.bihuan.detect.CountVersion;
import org.jspecify.annotations.Nullable;

/**
 * One version of a count.
 *
 * @param unit code of the stream
 * @param series units, city, imported or unassigned
 * @param published day on which the figure was given out
 * @param through last full day that it holds
 * @param reason why it was corrected by hand; empty for what came by file
 * @param supersededAt null: this is the current version
 */
record CountJson(
        String unit,
        String series,
        LocalDate published,
        LocalDate through,
        int confirmed,
        @Nullable Integer cured,
        @Nullable Integer dead,
        Instant recordedAt,
        String recordedBy,
        String reason,
        @Nullable Instant supersededAt) {

    static CountJson of(CountVersion version, String series) {
        Count count = version.count();
        return new CountJson(
                count.stream(),
                series,
                count.published(),
                count.through(),
                count.confirmed(),
                boxed(count.cured()),
                boxed(count.dead()),
                version.recordedAt(),
                version.recordedBy(),
                version.reason(),
                version.supersededAt().orElse(null));
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
