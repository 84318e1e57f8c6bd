package org.bihuan.shell.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Folders;
import org.bihuan.shell.database.Journal;

/**
 * Brings a backup back: opened into a neighbour of the final place, checked to its sealed end, its database started once
 * so that it has recovered, and only then moved to the final place as a whole.
 */
public final class Restoration {
    private Restoration() {}

    /**
     * @param data the final place: empty or not there
     * @param at for the city's journal
     * @throws CommandFailure if the place is not empty, or the file is damaged or sealed with another key
     */
    public static void restore(Path file, Path data, MasterKey key, Instant at) {
        Path place = data.toAbsolutePath().normalize();
        try {
            refuseFilled(place);
            Path parent = place.getParent();
            if (parent == null) {
                throw CommandFailure.usage("not into " + place);
            }
            Files.createDirectories(parent);
            Path staging = parent.resolve("." + place.getFileName() + ".restoring");
            Folders.delete(staging);
            try {
                try (DataFolder folder = DataFolder.open(staging)) {
                    unpack(file, folder.path(), key);
                    key.writeTo(folder.path());
                    EmbeddedPostgres.adopt(folder.postgres());
                    EmbeddedPostgres.start(folder.postgres()).close();
                    Journal.of(folder.path())
                            .add(at, Journal.Kind.RESTORED, file.getFileName().toString());
                }
                Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.delete(staging);
            }
        } catch (SealedInput.Refused e) {
            throw CommandFailure.finding(file + " is refused: " + e.getMessage() + ". Nothing was restored");
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("there is no file " + e.getFile());
        } catch (IOException e) {
            throw CommandFailure.environment(
                    "cannot restore to " + place + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static void refuseFilled(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> content = Files.list(place)) {
            if (content.findAny().isPresent()) {
                throw CommandFailure.finding(place + " is not empty; a restore never touches what is there");
            }
        }
    }

    private static void unpack(Path file, Path target, MasterKey key) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
                SealedInput sealed = new SealedInput(in, key);
                GZIPInputStream packed = new GZIPInputStream(sealed, 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(packed)) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path to = target.resolve(entry.getName()).normalize();
                if (!to.startsWith(target)) {
                    throw new SealedInput.Refused("it names a place outside of the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(tar, to);
                    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
                }
            }
            // the sealed end must be there too, or the file was cut
            sealed.transferTo(OutputStream.nullOutputStream());
        }
    }
}
