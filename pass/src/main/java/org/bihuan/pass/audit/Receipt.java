package org.bihuan.pass.audit;

import java.security.SecureRandom;
import org.bihuan.pass.Bytes;

/**
 * The private part of a leaf with its salt. It lies in the vault and with the person; without it the commitment in the log
 * is 32 octets that say nothing, so deleting it erases the person and leaves the tree as it was.
 *
 * @param salt 32 random octets: private parts are few enough to be guessed
 * @param privatePart deterministic CBOR
 */
public record Receipt(Bytes salt, Bytes privatePart) {
    private static final int SALT = 32;

    public static Receipt of(byte[] privatePart, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new Receipt(Bytes.of(salt), Bytes.of(privatePart));
    }

    /** SHA-256(salt ‖ private part). */
    public Bytes commitment() {
        return Bytes.sha256(salt.toArray(), privatePart.toArray());
    }

    /** Whether this is what was committed to. A salt of another length could shift the border to the private part. */
    public boolean opens(Bytes commitment) {
        return salt.size() == SALT && commitment().equals(commitment);
    }
}
