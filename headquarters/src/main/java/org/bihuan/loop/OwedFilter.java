package org.bihuan.loop;

import java.time.Instant;

/**
 * What of the duties is asked for; an empty text asks for all.
 *
 * @param late only what is past its due time
 * @param opensBefore only what opens before then
 */
public record OwedFilter(String protocol, String duty, String unit, boolean late, Instant opensBefore) {
    /** Later than any protocol reaches. */
    public static final Instant WHENEVER = Instant.parse("9999-01-01T00:00:00Z");
}
