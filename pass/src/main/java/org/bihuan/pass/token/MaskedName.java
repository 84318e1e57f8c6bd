package org.bihuan.pass.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name of which a guard recognises the holder's document without learning the name: first character, stars, last
 * character. At most 24 octets of UTF-8, letters and stars only, so that a display shows nothing else.
 */
public record MaskedName(String text) {
    private static final Pattern FORM = Pattern.compile("\\p{L}\\p{M}?\\*{1,2}(\\p{L}\\p{M}?)?");
    private static final int MOST_OCTETS = 24;

    public MaskedName {
        if (!isForm(text)) {
            throw new IllegalArgumentException("not a masked name");
        }
    }

    /** 张三 → 张*, 张小明 → 张*明, 欧阳小明 and longer → 欧**明. Empty for a name without two letters. */
    public static Optional<MaskedName> of(String name) {
        int[] letters = name.codePoints().filter(Character::isLetter).toArray();
        if (letters.length < 2) {
            return Optional.empty();
        }
        String first = Character.toString(letters[0]);
        String last = Character.toString(letters[letters.length - 1]);
        return parse(
                switch (letters.length) {
                    case 2 -> first + "*";
                    case 3 -> first + "*" + last;
                    default -> first + "**" + last;
                });
    }

    public static Optional<MaskedName> parse(String text) {
        return isForm(text) ? Optional.of(new MaskedName(text)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        return text.length() <= MOST_OCTETS
                && FORM.matcher(text).matches()
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_OCTETS;
    }

    @Override
    public String toString() {
        return text;
    }
}
