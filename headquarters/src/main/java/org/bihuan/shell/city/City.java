package org.bihuan.shell.city;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who this headquarters is, as its city pack says. A house may stand before its city has a name: then {@link #named()} is
 * false until {@link #become} is called.
 */
public final class City {
    private volatile Facts facts;

    /**
     * @param key short name, also the pack's folder
     * @param root code of the area that contains all others
     * @param names the city's name by language tag
     * @param headquarters the headquarters' name by language tag
     * @param zone the zone in which its days end
     * @param languages language tags in order of preference
     * @param pack the pack's folder
     */
    public record Facts(
            String key,
            String root,
            Map<String, String> names,
            Map<String, String> headquarters,
            ZoneId zone,
            List<String> languages,
            Path pack) {}

    public City(Facts facts) {
        this.facts = facts;
    }

    /** A city to be set up, whose pack will stand in a folder. */
    public static City unnamed(Path pack) {
        return new City(new Facts("", "", Map.of(), Map.of(), ZoneOffset.UTC, List.of("zh", "en"), pack));
    }

    public boolean named() {
        return !facts.key.isEmpty();
    }

    /**
     * From now on it is this city.
     *
     * @throws IllegalStateException if it had another code before: rooms hold records of it
     */
    public synchronized void become(City other) {
        if (named() && !root().equals(other.root())) {
            throw new IllegalStateException("this is " + facts.key + " already");
        }
        facts = other.facts;
    }

    public String key() {
        return facts.key;
    }

    public String root() {
        return facts.root;
    }

    public Map<String, String> names() {
        return facts.names;
    }

    public Map<String, String> headquarters() {
        return facts.headquarters;
    }

    public ZoneId zone() {
        return facts.zone;
    }

    /** Its first language: what programs are told where nobody chose one. */
    public Locale language() {
        return Locale.forLanguageTag(facts.languages.getFirst());
    }

    public List<String> languages() {
        return facts.languages;
    }

    public Path pack() {
        return facts.pack;
    }

    /** In a language, or in the city's first; its key where it has neither. */
    public String name(Locale language) {
        return in(facts.names, language);
    }

    public String headquarters(Locale language) {
        return in(facts.headquarters, language);
    }

    private String in(Map<String, String> texts, Locale language) {
        Facts now = facts;
        String text = texts.get(language.getLanguage());
        return text != null ? text : texts.getOrDefault(now.languages.getFirst(), now.key);
    }
}
