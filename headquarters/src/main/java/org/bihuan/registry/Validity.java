package org.bihuan.registry;

import java.time.LocalDate;

/**
 * The days on which something holds.
 *
 * @param from first day; {@link LocalDate#MIN} if open
 * @param until first day on which it no longer holds; {@link LocalDate#MAX} if open
 */
public record Validity(LocalDate from, LocalDate until) {
    public static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

    /** @throws IllegalArgumentException if no day is left */
    public Validity {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("no day between " + from + " and " + until);
        }
    }

    public static Validity from(LocalDate day) {
        return new Validity(day, LocalDate.MAX);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean overlaps(Validity other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    public boolean openStart() {
        return from.equals(LocalDate.MIN);
    }

    public boolean openEnd() {
        return until.equals(LocalDate.MAX);
    }
}
