package org.bihuan.registry;

import java.time.LocalDate;

/**
 * Something was taken back: an area does not exist from a day on, or a day is again as its week says.
 *
 * @param code of the area; of the city's own area where a day is meant
 * @param changedBy who did it
 */
public record Removal(Kind kind, String code, LocalDate day, String reason, String changedBy) {

    /** What was taken back. */
    public enum Kind {
        AREA,
        DAY
    }
}
