package org.bihuan.people.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.bihuan.shell.cli.CommandFailure;

/**
 * Master keys by version; the newest wraps, the others open what was wrapped before. They come from
 * {@code BIHUAN_MASTER_KEY} ({@code VERSION:HEX}, several with commas between), from the file that
 * {@code BIHUAN_MASTER_KEY_FILE} names, or from {@code keys/master} (0600) in the data folder, which is made if need be.
 */
final class Keyring {
    static final String FILE = "master";
    private static final String TEXT = "BIHUAN_MASTER_KEY";
    private static final String ELSEWHERE = "BIHUAN_MASTER_KEY_FILE";

    private final Optional<Path> file;
    private final NavigableMap<Integer, SecretKey> keys;

    private Keyring(Optional<Path> file, NavigableMap<Integer, SecretKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    /** @throws CommandFailure if what is there is no master key, or others may read it */
    static Keyring open(Path folder, Map<String, String> environment, SecureRandom random) throws IOException {
        String given = environment.getOrDefault(TEXT, "");
        if (!given.isEmpty()) {
            return new Keyring(Optional.empty(), parse(List.of(given.split(",")), TEXT));
        }
        String elsewhere = environment.getOrDefault(ELSEWHERE, "");
        Path file = elsewhere.isEmpty() ? folder.resolve(FILE) : Path.of(elsewhere);
        if (Files.exists(file)) {
            KeyFolder.refuseOpenToOthers(file);
            return new Keyring(Optional.of(file), parse(Files.readAllLines(file), file.toString()));
        }
        Keyring fresh = new Keyring(Optional.of(file), new TreeMap<>(Map.of(1, Gcm.random(random))));
        fresh.write();
        return fresh;
    }

    synchronized int newest() {
        return keys.lastKey();
    }

    synchronized int size() {
        return keys.size();
    }

    /** Empty if that version has been retired or is another city's. */
    synchronized Optional<SecretKey> key(int version) {
        return Optional.ofNullable(keys.get(version));
    }

    /**
     * Adds a key that wraps from now on. One that the environment gives is changed there.
     *
     * @return false if the keys are not this process's to change
     */
    synchronized boolean renew(SecureRandom random) throws IOException {
        if (file.isEmpty()) {
            return false;
        }
        keys.put(keys.lastKey() + 1, Gcm.random(random));
        write();
        return true;
    }

    /** Forgets all but the newest: nothing is wrapped under them any more. */
    synchronized void retire() throws IOException {
        keys.headMap(keys.lastKey()).clear();
        if (file.isPresent()) {
            write();
        }
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        keys.forEach((version, key) -> lines.add(version + ":" + HexFormat.of().formatHex(key.getEncoded())));
        KeyFolder.replace(file.orElseThrow(), String.join("\n", lines) + "\n");
    }

    private static NavigableMap<Integer, SecretKey> parse(List<String> lines, String where) {
        NavigableMap<Integer, SecretKey> keys = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,8}") || !parts[1].matches("[0-9a-fA-F]{64}")) {
                throw CommandFailure.usage(where + " holds no master key: VERSION:64 hexadecimal digits");
            }
            keys.put(Integer.valueOf(parts[0]), Gcm.key(HexFormat.of().parseHex(parts[1])));
        }
        if (keys.isEmpty()) {
            throw CommandFailure.usage(where + " holds no master key");
        }
        return keys;
    }
}
