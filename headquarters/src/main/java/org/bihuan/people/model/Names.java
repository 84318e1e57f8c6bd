package org.bihuan.people.model;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names in the forms under which they are found: as written, in pinyin, as initials. */
public final class Names {
    private Names() {}

    /** One form for what is written differently: width, case, blanks, dots between the parts of a name. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\p{Cc}\\p{P}·・]+", "");
    }

    /** Latin letters without tones or blanks, surnames as surnames are read (单 shan, 曾 zeng). */
    public static String pinyin(String name) {
        return normal(Latin.of(name));
    }

    /** First letters of the syllables; of a name in Latin letters, of its parts. */
    public static String initials(String name) {
        return Arrays.stream(Latin.of(name).strip().split("[\\p{Z}\\p{P}]+"))
                .map(Names::normal)
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1))
                .collect(Collectors.joining());
    }

    /** The tables are large: read when the first name comes. */
    private static final class Latin {
        private static final Transliterator RULES =
                Transliterator.getInstance("Han-Latin/Names; Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII");

        static String of(String name) {
            return RULES.transliterate(Normalizer.normalize(name, Normalizer.Form.NFKC));
        }
    }
}
