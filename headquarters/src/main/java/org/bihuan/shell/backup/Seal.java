package org.bihuan.shell.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * How a backup file is sealed: AES-256-GCM in chunks of 64 KiB under a key of the file's own (master key, random salt). A
 * chunk's nonce holds its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár, CRYPTO 2015), so chunks cannot be changed, swapped, left out or cut off; the header is authenticated with each.
 *
 * <pre>header: "BIHUAN-BACKUP-1\n" (16) · key id (8) · salt (32)    chunk: ciphertext (≤ 65536) · tag (16)</pre>
 */
final class Seal {
    static final byte[] MAGIC = "BIHUAN-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);
    static final int SALT = 32;
    static final int HEADER = 16 + 8 + SALT;
    static final int CHUNK = 1 << 16;
    static final int TAG = 16;

    private final SecretKey key;
    private final byte[] header;
    private long number;

    private Seal(SecretKey key, byte[] header) {
        this.key = key;
        this.header = header;
    }

    static byte[] header(MasterKey master, byte[] salt) {
        return ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(HexFormat.of().parseHex(master.id()))
                .put(salt)
                .array();
    }

    static Seal of(MasterKey master, byte[] header) {
        byte[] salt = Arrays.copyOfRange(header, HEADER - SALT, HEADER);
        return new Seal(master.derive("bihuan backup 1", salt, 32), header);
    }

    byte[] close(byte[] plain, int length, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] open(byte[] sealed, boolean last) throws AEADBadTagException {
        try {
            return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number++).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
