package org.bihuan.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries, newest first; what is empty does not narrow.
 *
 * @param from not before
 * @param until before
 * @param login whose
 * @param act the act or the room that it begins with
 * @param subject about whom or what
 * @param before place of the page: entries older than this one
 */
public record Search(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> login,
        Optional<String> act,
        Optional<String> subject,
        Optional<Place> before) {
    /** Of all entries. */
    public static final Search ALL = new Search(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Moment and number of an entry: the order of the list. */
    public record Place(Instant at, long id) {}

    public Search about(String one) {
        return new Search(from, until, login, act, Optional.of(one), before);
    }

    public Search after(Place place) {
        return new Search(from, until, login, act, subject, Optional.of(place));
    }
}
