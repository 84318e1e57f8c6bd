package org.bihuan.shell.setup;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who a city is, as somebody typed it.
 *
 * @param values {@code zh} and {@code en} the city's names, {@code hq_zh} and {@code hq_en} its headquarters',
 *     {@code first} the language that comes first, {@code code} the code of the area that contains all others, {@code zone}
 *     an IANA time zone, {@code population} its residents if known
 */
public record CityForm(Map<String, String> values) {
    private static final int LONGEST = 100;
    private static final List<String> LANGUAGES = List.of("zh", "en");

    /** What is wrong with a field; {@code reason} is the word key {@code setup.wrong.REASON}. */
    public record Wrong(String field, String reason) {}

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    public List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>();
        if (value("zh").isEmpty() && value("en").isEmpty()) {
            wrong.add(new Wrong("zh", "noName"));
        }
        for (String field : List.of("zh", "en", "hq_zh", "hq_en")) {
            if (value(field).length() > LONGEST || value(field).chars().anyMatch(Character::isISOControl)) {
                wrong.add(new Wrong(field, "text"));
            }
        }
        if (!value("code").matches("[0-9A-Za-z-]{1,40}")) {
            wrong.add(new Wrong("code", "code"));
        }
        if (!zoneKnown()) {
            wrong.add(new Wrong("zone", "zone"));
        }
        if (!value("population").matches("\\d{0,12}")) {
            wrong.add(new Wrong("population", "population"));
        }
        return wrong;
    }

    private boolean zoneKnown() {
        try {
            ZoneId.of(value("zone"));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Names by language tag, the first language first; what was left empty does not appear. */
    Map<String, String> names() {
        return byLanguage("zh", "en");
    }

    /** The headquarters' names; where none was typed, the city's. */
    Map<String, String> headquarters() {
        Map<String, String> typed = byLanguage("hq_zh", "hq_en");
        return typed.isEmpty() ? names() : typed;
    }

    private Map<String, String> byLanguage(String zh, String en) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> order = value("first").equals("en") ? LANGUAGES.reversed() : LANGUAGES;
        for (String language : order) {
            String text = value(language.equals("zh") ? zh : en);
            if (!text.isEmpty()) {
                texts.put(language, text);
            }
        }
        return texts;
    }
}
