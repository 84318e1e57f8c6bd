package org.bihuan.control.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bihuan.epi.level.RiskLevel;

/**
 * What was typed into a form of the lists, and what is wrong with it.
 *
 * @param values by field
 * @param refusal words key; empty if nothing is wrong
 */
public record InputForm(Map<String, String> values, String refusal) {
    static final InputForm EMPTY = new InputForm(Map.of(), "");

    static InputForm of(Map<String, String> values) {
        return new InputForm(Map.copyOf(values), "");
    }

    InputForm refused(String reason) {
        return new InputForm(values, reason);
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** A day; empty if it is none, which a form with day fields does not send. */
    Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(value(field)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Optional<RiskLevel> level() {
        return Arrays.stream(RiskLevel.values())
                .filter(level -> level.name().equals(value("level")))
                .findFirst();
    }

    /** A whole number; 0 if it is none. */
    int number(String field) {
        String text = value(field);
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
