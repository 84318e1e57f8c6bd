package org.bihuan.people.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How long an emergency look stays open: {@code rules/people/glass.yaml}. */
@Component
class GlassRules {
    private static final String FILE = "/rules/people/glass.yaml";

    private final NavigableMap<LocalDate, Integer> hours = new TreeMap<>();

    GlassRules() {
        try (InputStream in = Objects.requireNonNull(GlassRules.class.getResourceAsStream(FILE), FILE)) {
            Map<String, List<Map<String, Object>>> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            for (Map<String, Object> version : Objects.requireNonNull(read.get("versions"), "versions")) {
                hours.put(
                        LocalDate.parse(String.valueOf(version.get("from"))),
                        Integer.valueOf(String.valueOf(version.get("hours"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the version in force on a day; before the first, by the first. */
    int hours(LocalDate day) {
        var version = hours.floorEntry(day);
        return version == null ? hours.firstEntry().getValue() : version.getValue();
    }
}
