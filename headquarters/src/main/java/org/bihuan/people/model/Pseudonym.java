package org.bihuan.people.model;

import java.math.BigInteger;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a person is called outside of this room: 128 random bits, written as 26 letters and digits (Crockford's Base32,
 * without I, L, O and U).
 *
 * @param text 26 characters
 */
public record Pseudonym(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int BYTES = 16;

    public static Pseudonym random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** @param bytes 16 */
    public static Pseudonym of(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt(number.intValue() & 31);
            number = number.shiftRight(5);
        }
        return new Pseudonym(new String(text));
    }

    /** Reads one; empty if the text is none. */
    public static Optional<Pseudonym> parse(String text) {
        return text.length() == LENGTH && text.charAt(0) <= '7' && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new Pseudonym(text))
                : Optional.empty();
    }

    /** The 16 bytes that it stands for. */
    public byte[] bytes() {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < LENGTH; i++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
        }
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[BYTES];
        int length = Math.min(BYTES, signed.length);
        System.arraycopy(signed, signed.length - length, bytes, BYTES - length, length);
        return bytes;
    }
}
