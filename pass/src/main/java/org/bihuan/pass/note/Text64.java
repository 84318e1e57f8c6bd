package org.bihuan.pass.note;

import java.util.Base64;
import java.util.Optional;

/** Base 64 (RFC 4648 section 4), read only in the form in which it is written: padded, no spare bits. */
public final class Text64 {
    private Text64() {}

    public static Optional<byte[]> decode(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(octets).equals(text) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String encode(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
