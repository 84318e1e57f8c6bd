package org.bihuan.shell.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All texts of the house: {@code words/ROOM_zh.properties} and {@code words/ROOM_en.properties}, keys starting with the
 * room's name. Chinese and English are both first languages, so a key that lacks one of them is a bug that a test finds.
 */
public final class Words {
    public static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    private static final Pattern FILE = Pattern.compile("([a-z]+)_(zh|en)\\.properties");

    private final Map<String, Map<String, String>> texts;

    private Words(Map<String, Map<String, String>> texts) {
        this.texts = texts;
    }

    /** Reads every room's texts from the class path. */
    public static Words load() {
        Map<String, Map<String, String>> texts = new HashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:words/*.properties")) {
                Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) {
                    Properties properties = new Properties();
                    try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                        properties.load(in);
                    }
                    Map<String, String> language = texts.computeIfAbsent(name.group(2), key -> new HashMap<>());
                    properties.forEach((key, text) -> language.put((String) key, (String) text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(texts);
    }

    /**
     * The text of a key; {@code {0}}, {@code {1}} … stand for the arguments, numbers already formatted by the caller where
     * grouping matters.
     *
     * @throws IllegalArgumentException if the language lacks the key
     */
    public String say(Locale language, String key, Object... arguments) {
        String text = texts.getOrDefault(language.getLanguage(), Map.of()).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no word " + key + " in " + language.getLanguage());
        }
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    public boolean knows(Locale language, String key) {
        return texts.getOrDefault(language.getLanguage(), Map.of()).containsKey(key);
    }

    /** Keys of a language, for the test that both have the same. */
    public Set<String> keys(Locale language) {
        return texts.getOrDefault(language.getLanguage(), Map.of()).keySet();
    }
}
