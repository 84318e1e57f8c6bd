package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bihuan.house.Code.Source;
import org.junit.jupiter.api.Test;

/** No pattern of the house runs away on a text that was made for it: what it may look at is counted, not timed. */
class PatternsTest {
    private static final int LENGTH = 1_500;
    /** A whole match looks at each place a few times. */
    private static final long WHOLE = 100L * LENGTH;
    /** A search may begin anew at each place. */
    private static final long SEARCH = 4L * LENGTH * LENGTH;

    private static final Pattern LITERAL =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

    @Test
    void noPatternRunsAway() throws IllegalAccessException {
        Set<String> patterns = new TreeSet<>();
        for (JavaClass type : Code.MAIN) {
            for (var field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    Field found = field.reflect();
                    found.setAccessible(true);
                    patterns.add(String.valueOf(found.get(null)));
                }
            }
        }
        int fields = patterns.size();
        for (Source source : Code.sources("src/main/java", ".java")) {
            Matcher literal = LITERAL.matcher(source.text());
            while (literal.find()) {
                patterns.add(written(literal.group(2)));
            }
        }
        assertThat(fields).isGreaterThan(5);
        assertThat(patterns).hasSizeGreaterThan(20);
        List<String> wild = new ArrayList<>();
        for (String pattern : patterns) {
            if (runsAway(compiled(pattern))) {
                wild.add(pattern);
            }
        }
        assertThat(wild).isEmpty();
    }

    @Test
    void onesThatDoAreFound() {
        assertThat(runsAway(Pattern.compile("(a+)+b"))).isTrue();
        assertThat(runsAway(Pattern.compile("([a-z0-9]+[.-]?)+@"))).isTrue();
        assertThat(runsAway(Pattern.compile("\\d+\\d+x"))).isTrue();
        assertThat(runsAway(Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}"))).isFalse();
    }

    /** A literal as the compiler reads it. */
    private static String written(String literal) {
        return Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})")
                .matcher(literal)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
                .translateEscapes();
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(pattern));
        }
    }

    private static boolean runsAway(Pattern pattern) {
        for (String text : texts(pattern.pattern())) {
            try {
                pattern.matcher(new Counted(text, WHOLE)).matches();
                pattern.matcher(new Counted(text, SEARCH)).find();
            } catch (TooMuch | StackOverflowError e) {
                return true;
            }
        }
        return false;
    }

    /** Each character that the pattern may be about, over and over, with an end that fits nothing. */
    private static Set<String> texts(String pattern) {
        Set<String> units = new LinkedHashSet<>(List.of(
                "a", "A", "0", " ", "-", ".", "/", "区", "a.", "a-", "0-", "0,", "a ", "a@", "\t", "\n", "\"", "<a",
                "%2e"));
        pattern.chars().forEach(character -> units.add(String.valueOf((char) character)));
        Set<String> texts = new LinkedHashSet<>();
        for (String unit : units) {
            String text = unit.repeat(LENGTH / unit.length());
            texts.add(text);
            texts.add(text + "\u0001");
        }
        return texts;
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final long most;
        private long looks;

        private Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++looks > most) {
                throw new TooMuch();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
