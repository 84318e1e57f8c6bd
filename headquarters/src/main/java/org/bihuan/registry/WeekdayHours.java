package org.bihuan.registry;

import java.time.DayOfWeek;

/**
 * When a weekday is worked, as the city stands now.
 *
 * @param hours such as {@code 09:00-12:30, 14:00-18:00}; empty if it is not worked
 * @param changedBy who entered it last; empty for what came with the pack
 */
public record WeekdayHours(DayOfWeek weekday, String hours, String changedBy) {}
