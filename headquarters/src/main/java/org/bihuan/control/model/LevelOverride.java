package org.bihuan.control.model;

import java.time.LocalDate;
import org.bihuan.epi.level.RiskLevel;

/**
 * The competent body's own decision on one unit, against the rule; it ends by itself.
 *
 * @param unit code of the unit
 * @param from first day on which it holds; {@link LocalDate#MIN} if it was not said
 * @param until last day on which it holds
 */
public record LevelOverride(
        String unit, RiskLevel level, String reason, String person, LocalDate from, LocalDate until) {
    public LevelOverride {
        if (reason.isBlank() || person.isBlank()) {
            throw new IllegalArgumentException("an override needs a reason and a person");
        }
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("an override cannot end before it begins");
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
