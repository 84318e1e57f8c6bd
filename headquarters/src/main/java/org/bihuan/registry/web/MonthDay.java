package org.bihuan.registry.web;

import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.registry.CalendarDay;

/**
 * A day in the month's view.
 *
 * @param inside whether it belongs to the month that is shown
 */
public record MonthDay(LocalDate day, boolean inside, boolean worked, boolean today, Optional<CalendarDay> exception) {}
