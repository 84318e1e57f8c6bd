package org.bihuan.control;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.registry.Unit;

/**
 * Where a unit stands on a day.
 *
 * @param unit whose
 * @param level its level and what it follows from
 * @param since first day of this level without a break
 * @param lastCase day of the last new case, by day of publication; empty if there was none
 * @param daysSince full days since then
 * @param through last full day that the figures hold
 */
public record Standing(
        Unit unit,
        UnitLevel level,
        LocalDate since,
        Optional<LocalDate> lastCase,
        OptionalInt daysSince,
        LocalDate through) {}
