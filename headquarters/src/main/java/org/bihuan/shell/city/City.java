package org.bihuan.shell.city;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who this headquarters is, as its city pack says.
 *
 * @param key short name, also the pack's folder
 * @param root code of the area that contains all others
 * @param names the city's name by language tag
 * @param headquarters the headquarters' name by language tag
 * @param zone the zone in which its days end
 * @param languages language tags in order of preference
 * @param pack the pack's folder
 */
public record City(
        String key,
        String root,
        Map<String, String> names,
        Map<String, String> headquarters,
        ZoneId zone,
        List<String> languages,
        Path pack) {

    public String name(Locale language) {
        return in(names, language);
    }

    public String headquarters(Locale language) {
        return in(headquarters, language);
    }

    private String in(Map<String, String> texts, Locale language) {
        String text = texts.get(language.getLanguage());
        return text != null ? text : texts.getOrDefault(languages.getFirst(), key);
    }
}
