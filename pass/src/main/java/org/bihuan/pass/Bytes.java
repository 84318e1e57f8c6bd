package org.bihuan.pass;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** An immutable octet string. Equality takes the same time wherever two strings of one length differ. */
public final class Bytes {
    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    /** Copies the octets. */
    public static Bytes of(byte... octets) {
        return new Bytes(octets.clone());
    }

    /** Two lower- or upper-case digits per octet, or empty if the text is not that. */
    public static Optional<Bytes> fromHex(String hex) {
        if (hex.length() % 2 != 0 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            return Optional.empty();
        }
        return Optional.of(new Bytes(HexFormat.of().parseHex(hex)));
    }

    /** SHA-256 (FIPS 180-4) of the concatenated parts. */
    public static Bytes sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new Bytes(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] toArray() {
        return octets.clone();
    }

    public int size() {
        return octets.length;
    }

    /** The octets from (inclusive) to (exclusive). */
    public Bytes slice(int from, int to) {
        if (from < 0 || to < from || to > octets.length) {
            throw new IndexOutOfBoundsException(from + ".." + to + " of " + octets.length);
        }
        return new Bytes(Arrays.copyOfRange(octets, from, to));
    }

    public String hex() {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return hex();
    }
}
