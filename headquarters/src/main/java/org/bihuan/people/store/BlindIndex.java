package org.bihuan.people.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bihuan.shell.cli.CommandFailure;

/**
 * Keyed digests of what a person is found by (HMAC-SHA-256, its first 128 bits): equal texts have equal digests, and
 * without the key nobody can try texts. The key, {@code keys/index}, is wrapped under the master key.
 */
final class BlindIndex {
    static final String FILE = "index";
    private static final int BYTES = 16;

    private final Path file;
    private final byte[] key;

    private BlindIndex(Path file, byte[] key) {
        this.file = file;
        this.key = key;
    }

    /** @throws CommandFailure if the key is there and the master key does not open it */
    static BlindIndex open(Path folder, Keyring keyring, SecureRandom random) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            BlindIndex fresh = new BlindIndex(file, Gcm.random(random).getEncoded());
            fresh.wrap(keyring, random);
            return fresh;
        }
        KeyFolder.refuseOpenToOthers(file);
        String[] parts = Files.readString(file).strip().split(":", 2);
        try {
            int version = Integer.parseInt(parts[0]);
            byte[] wrapped = HexFormat.of().parseHex(parts[1]);
            return keyring.key(version)
                    .flatMap(master -> Gcm.open(master, bound(version), wrapped))
                    .map(key -> new BlindIndex(file, key))
                    .orElseThrow(() -> CommandFailure.environment(file
                            + " does not open with this master key (it was wrapped under version " + version + ")"));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw CommandFailure.environment(file + " is damaged");
        }
    }

    /** Wraps the key under the newest master key. */
    void wrap(Keyring keyring, SecureRandom random) throws IOException {
        int version = keyring.newest();
        SecretKey master = keyring.key(version).orElseThrow();
        byte[] wrapped = Gcm.seal(master, bound(version), key, random);
        KeyFolder.replace(file, version + ":" + HexFormat.of().formatHex(wrapped) + "\n");
    }

    private static String bound(int version) {
        return "index key|" + version;
    }

    /** Digests as hexadecimal digits. */
    String[] digests(Set<String> traces) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return traces.stream()
                    .map(trace -> HexFormat.of()
                            .formatHex(Arrays.copyOf(mac.doFinal(trace.getBytes(StandardCharsets.UTF_8)), BYTES)))
                    .toArray(String[]::new);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
