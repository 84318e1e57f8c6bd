package org.bihuan.registry.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.registry.Position;

/** Reads what a form or a line of a file says and collects what is wrong with it. Values are trimmed. */
final class Fields {
    private static final int LONGEST = 200;

    private final Map<String, String> values;
    private final Set<Flaw> flaws = new LinkedHashSet<>();

    Fields(Map<String, String> values) {
        this.values = values;
    }

    /** Empty if absent, or null as JSON may say; a text too long or with control characters is a flaw. */
    String text(String field) {
        String value = Objects.requireNonNullElse(values.get(field), "").strip();
        if (value.length() > LONGEST) {
            flaw(field, "long");
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            flaw(field, "characters");
        }
        return value;
    }

    /** Empty is a flaw. */
    String needed(String field) {
        String value = text(field);
        if (value.isEmpty()) {
            flaw(field, "missing");
        }
        return value;
    }

    /** A code that is empty or malformed is a flaw. */
    String code(String field) {
        String value = needed(field);
        if (!value.isEmpty() && !value.matches("[0-9A-Za-z-]{1,40}")) {
            flaw(field, "code");
        }
        return value;
    }

    /** A word of a list of the city: small letters and hyphens. */
    String key(String field) {
        String value = needed(field);
        if (!value.isEmpty() && !value.matches("[a-z][a-z-]{0,39}")) {
            flaw(field, "key");
        }
        return value;
    }

    OptionalLong count(String field) {
        String value = text(field).replace(",", "");
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!value.matches("\\d{1,12}")) {
            flaw(field, "count");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    boolean yes(String field) {
        return List.of("true", "on", "yes", "1", "是").contains(text(field));
    }

    Optional<LocalDate> day(String field) {
        return parsed(field, "day", LocalDate::parse);
    }

    /** A local date and time in the zone, as browsers send it, or a moment with offset. */
    Optional<Instant> moment(String field, ZoneId zone) {
        return parsed(
                field,
                "moment",
                value -> value.endsWith("Z")
                        ? Instant.parse(value)
                        : LocalDateTime.parse(value.replace(' ', 'T'))
                                .atZone(zone)
                                .toInstant());
    }

    /** Both empty, or both degrees. */
    Optional<Position> position(String lon, String lat) {
        if (text(lon).isEmpty() && text(lat).isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> x = degrees(lon, 180);
        Optional<Double> y = degrees(lat, 90);
        return x.flatMap(known -> y.map(other -> new Position(known, other)));
    }

    private Optional<Double> degrees(String field, int most) {
        String value = text(field);
        if (value.matches("-?\\d{1,3}(\\.\\d{1,10})?") && Math.abs(Double.parseDouble(value)) <= most) {
            return Optional.of(Double.parseDouble(value));
        }
        flaw(field, "degrees");
        return Optional.empty();
    }

    private <T> Optional<T> parsed(String field, String reason, Function<String, T> parse) {
        String value = text(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(value));
        } catch (DateTimeException e) {
            flaw(field, reason);
            return Optional.empty();
        }
    }

    void flaw(String field, String reason) {
        flaws.add(new Flaw(field, reason));
    }

    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }
}
