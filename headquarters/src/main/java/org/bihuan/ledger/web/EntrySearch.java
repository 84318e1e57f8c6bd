package org.bihuan.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.bihuan.ledger.Recorded;
import org.bihuan.ledger.Search;

/**
 * The search as it stands in the address: {@code from}, {@code until} (days), {@code who}, {@code act}, {@code about}, and
 * {@code after} for the next page. What cannot be read does not narrow.
 */
public record EntrySearch(Map<String, String> values) {
    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    Search search(ZoneId zone) {
        return new Search(
                day("from").map(day -> day.atStartOfDay(zone).toInstant()),
                day("until").map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                text("who"),
                text("act"),
                text("about"),
                place());
    }

    private Optional<String> text(String field) {
        return Optional.of(value(field)).filter(text -> !text.isEmpty());
    }

    private Optional<LocalDate> day(String field) {
        try {
            return text(field).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Search.Place> place() {
        String[] parts = value("after").split("_", 2);
        try {
            return parts.length == 2
                    ? Optional.of(new Search.Place(Instant.parse(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Value of {@code after} for what comes behind an entry. */
    static String after(Recorded entry) {
        return entry.at() + "_" + entry.id();
    }
}
