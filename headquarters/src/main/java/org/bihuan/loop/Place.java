package org.bihuan.loop;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Where a page of what is owed ended. */
public record Place(Instant due, long history, String loop, String duty, String key) {
    private static final String BETWEEN = "~";

    public String text() {
        return String.join(BETWEEN, due.toString(), Long.toString(history), loop, duty, key);
    }

    /** Empty if it is no place. */
    public static Optional<Place> of(String text) {
        String[] parts = text.split(BETWEEN, 5);
        try {
            return parts.length < 5
                    ? Optional.empty()
                    : Optional.of(
                            new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3], parts[4]));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
