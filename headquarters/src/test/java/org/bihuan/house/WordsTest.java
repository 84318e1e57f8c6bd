package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.house.Code.Source;
import org.bihuan.shell.page.Words;
import org.junit.jupiter.api.Test;

/** Chinese and English are both first languages: the same keys, the same places, and every key that is used exists. */
class WordsTest {
    private static final Locale ZH = Words.LANGUAGES.getFirst();
    private static final Locale EN = Words.LANGUAGES.getLast();
    private static final Pattern USE = Pattern.compile(
            "(?:\\b(?:t|say)\\((?:[a-z]+, )?|(?:label|hint|unit|text)Key = )\"([a-z]+\\.[A-Za-z0-9._-]*)\"(\\s*\\+)?");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+");

    private final Words words = Words.load();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(words.keys(ZH)).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(words.keys(EN));
    }

    @Test
    void everyUsedKeyExists() {
        List<Source> files = Stream.of("src/main/java", "src/main/jte")
                .flatMap(folder -> Code.sources(folder, ".java", ".jte").stream())
                .toList();
        Set<String> used = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (Source file : files) {
            Matcher use = USE.matcher(file.text());
            while (use.find()) {
                String key = use.group(1);
                used.add(key);
                boolean known = use.group(2) == null
                        ? words.knows(EN, key)
                        : words.keys(EN).stream().anyMatch(other -> other.startsWith(key));
                if (!known) {
                    missing.add(key + " in " + file);
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        assertThat(words.keys(EN))
                .allSatisfy(key -> assertThat(places(ZH, key)).as(key).isEqualTo(places(EN, key)));
    }

    /** An apostrophe would switch the places behind it off. */
    @Test
    void noTextWithPlacesHasALoneApostrophe() {
        assertThat(Words.LANGUAGES)
                .allSatisfy(language -> assertThat(words.keys(language))
                        .filteredOn(key -> !places(language, key).isEmpty())
                        .allSatisfy(key -> assertThat(words.say(language, key).replace("''", ""))
                                .as(key)
                                .doesNotContain("'")));
    }

    private Set<String> places(Locale language, String key) {
        return new TreeSet<>(PLACE.matcher(words.say(language, key))
                .results()
                .map(result -> result.group())
                .toList());
    }
}
