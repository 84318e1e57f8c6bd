package org.bihuan.pass.qr;

import java.util.Arrays;
import org.bihuan.pass.Outcome;

/** RFC 9285. Two octets become three characters of the QR alphanumeric set, a last single octet two. */
public final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base45() {}

    public static String encode(byte[] octets) {
        StringBuilder out = new StringBuilder(octets.length / 2 * 3 + 2);
        for (int i = 0; i < octets.length; i += 2) {
            boolean pair = i + 1 < octets.length;
            int n = pair ? (octets[i] & 0xff) << 8 | (octets[i + 1] & 0xff) : octets[i] & 0xff;
            out.append(ALPHABET.charAt(n % 45)).append(ALPHABET.charAt(n / 45 % 45));
            if (pair) {
                out.append(ALPHABET.charAt(n / (45 * 45)));
            }
        }
        return out.toString();
    }

    /** The octets, or a G01: a foreign character, a length of 3n + 1, a group that means more than it can hold. */
    public static Outcome<byte[]> decode(String text) {
        int length = text.length();
        if (length % 3 == 1) {
            return Outcome.refused("G01", "Base45 of an impossible length");
        }
        byte[] out = new byte[length / 3 * 2 + length % 3 / 2];
        int at = 0;
        for (int i = 0; i < length; i += 3) {
            int a = value(text, i);
            int b = value(text, i + 1);
            boolean pair = i + 2 < length;
            int c = pair ? value(text, i + 2) : 0;
            if (a < 0 || b < 0 || c < 0) {
                return Outcome.refused("G01", "a character outside of the Base45 alphabet");
            }
            int n = a + 45 * b + 45 * 45 * c;
            if (n > (pair ? 0xffff : 0xff)) {
                return Outcome.refused("G01", "Base45 overflow");
            }
            if (pair) {
                out[at++] = (byte) (n >> 8);
            }
            out[at++] = (byte) n;
        }
        return Outcome.ok(out);
    }

    private static int value(String text, int index) {
        char c = text.charAt(index);
        return c < VALUES.length ? VALUES[c] : -1;
    }
}
