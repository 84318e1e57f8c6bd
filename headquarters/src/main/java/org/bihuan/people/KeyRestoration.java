package org.bihuan.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bihuan.shell.backup.MasterKey;
import org.bihuan.shell.backup.SealedFolder;
import org.bihuan.shell.cli.CommandFailure;

/**
 * Brings persons' keys back from a backup of theirs, for a data folder that has none. Who was erased after the backup was
 * taken is in the list beside it, and is erased again when the city opens.
 */
public final class KeyRestoration {
    /** The list of the erased, among the keys and beside their backups. */
    public static final String ERASED = "erased";

    private static final String FOLDER = "keys";

    private KeyRestoration() {}

    /**
     * @param file a backup of keys
     * @param data the city's data folder, while the city stands
     * @throws CommandFailure if there are keys already, or the file is refused
     */
    public static void restore(Path file, Path data, MasterKey key) throws IOException {
        Path keys = data.resolve(FOLDER);
        if (Files.exists(keys.resolve("persons"))) {
            throw CommandFailure.finding(keys + " holds keys; a restore never touches what is there");
        }
        if (!Files.exists(file)) {
            throw CommandFailure.usage("there is no file " + file);
        }
        SealedFolder.open(file, key, keys);
        Path beside = file.toAbsolutePath().resolveSibling(ERASED);
        if (Files.exists(beside)) {
            Files.write(
                    keys.resolve(ERASED),
                    Files.readAllBytes(beside),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        }
    }
}
