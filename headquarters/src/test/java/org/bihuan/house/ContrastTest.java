package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast of every pair of colours in use, in four themes: text 4.5, shapes and edges 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final Pattern BLOCK = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--bh-([\\w-]+):\\s*(#[0-9a-f]{6})\\s*;");
    private static final List<String> GROUNDS = List.of("bg", "surface", "raised", "sunken");

    private record Pair(String front, String ground, double atLeast) {}

    private final String css;
    private final Map<String, Map<String, String>> themes = new LinkedHashMap<>();

    ContrastTest() throws IOException {
        css = Files.readString(Path.of("src/main/resources/assets/tokens.css")).replaceAll("(?s)/\\*.*?\\*/", "");
        String high = ":root[data-contrast=\"high\"]";
        Map<String, String> light = over(block(":root"), block("[data-bs-theme=\"light\"]"));
        Map<String, String> dark = over(light, block("[data-bs-theme=\"dark\"]"));
        themes.put("light", light);
        themes.put("dark", dark);
        themes.put("light high", over(light, block(high)));
        themes.put("dark high", over(over(dark, block(high)), block(high + "[data-bs-theme=\"dark\"]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "light high", "dark high"})
    void everyPairCanBeSeen(String theme) {
        Map<String, String> colours = themes.getOrDefault(theme, Map.of());
        assertThat(pairs())
                .allSatisfy(pair -> assertThat(
                                ratio(colours.getOrDefault(pair.front(), ""), colours.getOrDefault(pair.ground(), "")))
                        .as("%s: %s on %s", theme, pair.front(), pair.ground())
                        .isGreaterThanOrEqualTo(pair.atLeast()));
    }

    @Test
    void everyPairIsLookedAt() {
        assertThat(pairs().size() * themes.size()).isEqualTo(484);
    }

    @Test
    void blackOnWhiteIs21AndGreyOnWhiteTooLittle() {
        assertThat(ratio("#000000", "#ffffff")).isEqualTo(21);
        assertThat(ratio("#999999", "#ffffff")).isLessThan(SHAPE);
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String ink : List.of("ink", "ink-2", "ink-3", "accent", "accent-hover")) {
            add(pairs, ink, TEXT, grounds("accent-soft"));
        }
        for (String meaning : List.of("late", "soon", "done", "info")) {
            add(pairs, meaning + "-ink", TEXT, grounds(meaning + "-soft", "accent-soft"));
            add(pairs, meaning + "-shape", SHAPE, grounds(meaning + "-soft", "accent-soft"));
            add(pairs, "ink", TEXT, List.of(meaning + "-soft"));
            add(pairs, "ink-2", TEXT, List.of(meaning + "-soft"));
        }
        add(pairs, "on-accent", TEXT, List.of("accent", "accent-hover"));
        add(pairs, "on-late", TEXT, List.of("late-fill"));
        add(pairs, "line-strong", SHAPE, GROUNDS);
        add(pairs, "focus", SHAPE, GROUNDS);
        for (int series = 1; series <= 5; series++) {
            add(pairs, "chart-" + series, SHAPE, List.of("surface", "bg"));
        }
        themes.getOrDefault("light", Map.of()).keySet().stream()
                .filter(name -> name.endsWith("-on"))
                .sorted()
                .forEach(name -> add(pairs, name, TEXT, List.of(name.substring(0, name.length() - 3))));
        add(pairs, "brand-accent", TEXT, List.of("brand"));
        return pairs;
    }

    private static List<String> grounds(String... more) {
        return Stream.concat(GROUNDS.stream(), Stream.of(more)).toList();
    }

    private static void add(List<Pair> pairs, String front, double atLeast, List<String> grounds) {
        grounds.forEach(ground -> pairs.add(new Pair(front, ground, atLeast)));
    }

    private Map<String, String> block(String selector) {
        Map<String, String> colours = new HashMap<>();
        Matcher block = BLOCK.matcher(css);
        while (block.find()) {
            if (Stream.of(block.group(1).split(",")).map(String::strip).anyMatch(selector::equals)) {
                Matcher colour = COLOUR.matcher(block.group(2));
                while (colour.find()) {
                    colours.put(colour.group(1), colour.group(2));
                }
            }
        }
        return colours;
    }

    private static Map<String, String> over(Map<String, String> base, Map<String, String> over) {
        Map<String, String> all = new HashMap<>(base);
        all.putAll(over);
        return all;
    }

    private static double ratio(String a, String b) {
        double brighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
