package org.bihuan.detect;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Cumulative cases of one stream as given out on one day.
 *
 * @param stream code of a unit or of the city, or of a stream that is no unit ({@link Streams})
 * @param published day on which the figure was given out
 * @param through last full day that the figure holds; up to a day before {@code published}
 * @param confirmed confirmed cases so far
 * @param cured of these, cured
 * @param dead of these, dead
 */
public record Count(
        String stream, LocalDate published, LocalDate through, int confirmed, OptionalInt cured, OptionalInt dead) {}
