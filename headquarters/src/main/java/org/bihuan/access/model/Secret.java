package org.bihuan.access.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be: long rather than strange (NIST SP 800-63B-4, section 3.1.1), and not made of the account's own
 * words.
 */
public final class Secret {
    public static final int SHORTEST = 12;
    /** Beyond 72 bytes the encoder would not look. */
    public static final int LONGEST_BYTES = 72;

    private Secret() {}

    /** Words key of what is wrong with it; empty: it may be taken. */
    public static Optional<String> flaw(String password, String login, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("access.secret.short");
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("access.secret.long");
        }
        if (password.codePoints().distinct().count() < 5) {
            return Optional.of("access.secret.simple");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(login) || name.length() > 2 && lower.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("access.secret.own");
        }
        return Optional.empty();
    }
}
