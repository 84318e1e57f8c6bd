package org.bihuan.shell.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.bihuan.shell.cli.CommandFailure;

/**
 * The city's master key, 256 random bits in {@code master.key} (0600) of its data folder, never in the database and never
 * in a backup. Its recovery code is the key itself with a check, in letters that are hard to mistake for each other.
 */
public final class MasterKey {
    private static final String FILE = "master.key";
    private static final int BYTES = 32;
    private static final int CHECK = 3;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The key of a data folder, empty if it has none yet. */
    public static Optional<MasterKey> in(Path data) throws IOException {
        Path file = data.resolve(FILE);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Makes a folder's key, to be read by its owner only. */
    public static MasterKey make(Path data, SecureRandom random) throws IOException {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        MasterKey key = new MasterKey(bytes);
        key.writeTo(data);
        return key;
    }

    /**
     * Reads a key file.
     *
     * @throws CommandFailure if it is none
     */
    public static MasterKey read(Path file) throws IOException {
        try {
            byte[] bytes = HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (bytes.length == BYTES) {
                return new MasterKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw CommandFailure.usage(file + " is no master key");
    }

    /**
     * The key that a recovery code stands for; case, spaces and hyphens do not matter.
     *
     * @throws CommandFailure if the code is mistyped
     */
    public static MasterKey ofRecoveryCode(String code) {
        Optional<byte[]> decoded = RecoveryCode.decode(code, BYTES + CHECK);
        if (decoded.isPresent()) {
            byte[] key = Arrays.copyOf(decoded.get(), BYTES);
            if (MessageDigest.isEqual(check(key), Arrays.copyOfRange(decoded.get(), BYTES, BYTES + CHECK))) {
                return new MasterKey(key);
            }
        }
        throw CommandFailure.usage("the recovery code is incomplete or mistyped");
    }

    public String recoveryCode() {
        byte[] all = Arrays.copyOf(bytes, BYTES + CHECK);
        System.arraycopy(check(bytes), 0, all, BYTES, CHECK);
        return RecoveryCode.encode(all);
    }

    /** Tells keys apart without telling the key: 16 hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(derive("bihuan key id", new byte[0], 8).getEncoded());
    }

    /** A key for one purpose and salt (HKDF-SHA256, RFC 5869). */
    SecretKey derive(String purpose, byte[] salt, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(bytes)
                                    .addSalt(salt)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void writeTo(Path data) throws IOException {
        Path part = Files.createTempFile(
                data,
                "master",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.SYNC);
        Files.move(part, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] check(byte[] key) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key), CHECK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
