package org.bihuan.people.model;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Sex;

/** Numbers of documents and phones in their normal form. */
public final class Documents {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private Documents() {}

    /** Full width becomes half width, letters capital, blanks and hyphens go. */
    public static String normal(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\p{Pd}]+", "");
    }

    /** A phone: digits, + only in front; the mainland's own prefix goes. */
    public static String phone(String phone) {
        String plain = Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("[\\p{Z}\\p{Pd}().]+", "");
        return plain.replaceFirst("^(\\+86|0086|86(?=1[0-9]{10}$))", "");
    }

    public static boolean isPhone(String phone) {
        return phone.matches("\\+?[0-9]{5,20}");
    }

    /** Whether a normal number can be one of its kind. */
    public static boolean fits(DocumentKind kind, String number) {
        return switch (kind) {
            case RESIDENT ->
                number.matches("[1-9][0-9]{16}[0-9X]")
                        && check(number)
                        && birth(number).isPresent();
            case PERMIT, PASSPORT -> number.matches("[0-9A-Z]{5,20}");
            case OTHER -> number.matches("[0-9A-Z/.]{3,40}");
            case NONE -> number.isEmpty();
        };
    }

    /** Birth date in a resident identity number (GB 11643-1999, 4.2.2). */
    public static Optional<LocalDate> birth(String number) {
        try {
            return Optional.of(LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Sex in a resident identity number: the 17th digit, odd for men. */
    public static Sex sex(String number) {
        return number.length() < 17 ? Sex.UNKNOWN : (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Check digit by ISO 7064 MOD 11-2 (GB 11643-1999, 4.2.4). */
    private static boolean check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == number.charAt(17);
    }
}
