package org.bihuan.shell.backup;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bytes as people copy them by hand: Crockford's base 32 (no I, L, O, U) in groups of seven. */
final class RecoveryCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 7;

    private RecoveryCode() {}

    /** Five bits a letter; the number of bytes is a multiple of five. */
    static String encode(byte[] bytes) {
        BigInteger rest = new BigInteger(1, bytes);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < bytes.length * 8 / 5; i++) {
            letters.append(LETTERS.charAt(rest.intValue() & 31));
            rest = rest.shiftRight(5);
        }
        return letters.reverse().toString().replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Empty if it is none of that length. I and L read as 1, O as 0. */
    static Optional<byte[]> decode(String code, int length) {
        String letters = code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0');
        if (letters.length() != length * 8 / 5) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (char letter : letters.toCharArray()) {
            int value = LETTERS.indexOf(letter);
            if (value < 0) {
                return Optional.empty();
            }
            number = number.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        byte[] raw = number.toByteArray();
        byte[] bytes = new byte[length];
        byte[] significant = Arrays.copyOfRange(raw, Math.max(0, raw.length - length), raw.length);
        System.arraycopy(significant, 0, bytes, length - significant.length, significant.length);
        return Optional.of(bytes);
    }
}
