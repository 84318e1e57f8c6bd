/**
 * Epidemiological weeks.
 *
 * <p>{@link org.bihuan.epi.calendar.EpiWeek} is a year and a week in one of two systems: ISO 8601 (Monday first, China,
 * Europe, WHO) or CDC (Sunday first, United States). The two differ by a day and sometimes by a number.
 */
@NullMarked
package org.bihuan.epi.calendar;

import org.jspecify.annotations.NullMarked;
