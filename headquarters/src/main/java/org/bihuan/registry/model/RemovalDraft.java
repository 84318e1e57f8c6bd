package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Something that somebody wants to take back.
 *
 * @param day an area: the first on which it no longer exists; the calendar: the day that is again as its week says
 */
public record RemovalDraft(LocalDate day, String reason) {

    /** Reads a form: {@code day, reason}, none of which may be missing. */
    public static Outcome<RemovalDraft> read(Map<String, String> values) {
        Fields in = new Fields(values);
        in.needed("day");
        Optional<LocalDate> day = in.day("day");
        String reason = in.needed("reason");
        return in.flaws().isEmpty()
                ? Outcome.done(new RemovalDraft(day.orElseThrow(), reason))
                : Outcome.refused(in.flaws());
    }
}
