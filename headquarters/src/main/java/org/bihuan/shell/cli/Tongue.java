package org.bihuan.shell.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** In which language a command speaks. */
public final class Tongue {
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private Tongue() {}

    /**
     * @param chosen {@code zh}, {@code en}, or empty for what the environment says
     * @param environment of which the first of LC_ALL, LC_MESSAGES and LANG that is set counts
     * @return a language tag; empty if nothing is said, which leaves it to the city
     * @throws CommandFailure if a language is chosen that the house does not speak
     */
    public static String tag(String chosen, Map<String, String> environment) {
        if (!chosen.isEmpty()) {
            return known(chosen)
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.usage("--language takes zh or en, not " + chosen));
        }
        return VARIABLES.stream()
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .limit(1)
                .flatMap(Tongue::known)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> known(String text) {
        String language = text.toLowerCase(Locale.ROOT);
        return language.matches("zh([-_.@].*)?")
                ? Stream.of("zh-CN")
                : language.matches("en([-_.@].*)?") ? Stream.of("en") : Stream.of();
    }
}
