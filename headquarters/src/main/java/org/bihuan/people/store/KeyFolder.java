package org.bihuan.people.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.bihuan.shell.cli.CommandFailure;

/** Files with tight rights that are replaced whole or not at all. */
final class KeyFolder {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE = PosixFilePermissions.asFileAttribute(OWNER);
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private KeyFolder() {}

    /** The folder that a file is in. */
    static Path of(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    static Path made(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNERS_FOLDER);
        }
        return folder;
    }

    /** @throws CommandFailure if somebody other than its owner may read or write it */
    static void refuseOpenToOthers(Path file) throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw CommandFailure.environment(file + " holds a key and is open to others: chmod 600 it");
        }
    }

    static void replace(Path file, String text) throws IOException {
        Path part = Files.createTempFile(of(file), "key", ".part", OWNERS_FILE);
        Files.writeString(part, text, StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(of(file));
    }

    /** A new or renamed file's name is on disk only after its folder is. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
