package org.bihuan.shell.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.database.BaseBackup;
import org.bihuan.shell.database.Folders;

/** Some files of one folder in one file, sealed as backups are: for what must not be in a backup of the database. */
public final class SealedFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SealedFolder() {}

    /**
     * Writes a file of this, whole and on disk when it has its name.
     *
     * @param names files of the folder; those that are not there are left out, one that grows is taken as long as it was
     */
    public static void write(Path folder, List<String> names, Path file, MasterKey key, SecureRandom random)
            throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, OWNERS_FILE);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20);
                    SealedOutput sealed = new SealedOutput(out, key, random);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(sealed)) {
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                for (String name : names) {
                    if (Files.exists(folder.resolve(name))) {
                        put(tar, folder.resolve(name));
                    }
                }
                tar.finish();
                sealed.finish();
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void put(TarArchiveOutputStream tar, Path file) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(file.getFileName().toString());
        long size = Files.size(file);
        entry.setSize(size);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        try (InputStream in = BaseBackup.exactly(Files.newInputStream(file), size)) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    /**
     * Opens it into a folder that is made by this.
     *
     * @throws CommandFailure if it was cut, altered or sealed with another key; then there is no folder
     */
    public static void open(Path file, MasterKey key, Path folder) throws IOException {
        Path staging = folder.resolveSibling(folder.getFileName() + ".restoring");
        Folders.delete(staging);
        Files.createDirectory(staging, OWNERS_FOLDER);
        try {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
                    SealedInput sealed = new SealedInput(in, key);
                    TarArchiveInputStream tar = new TarArchiveInputStream(sealed)) {
                TarArchiveEntry entry;
                while ((entry = tar.getNextEntry()) != null) {
                    if (!entry.getName().matches("[a-z]+")) {
                        throw new SealedInput.Refused("it names a strange file: " + entry.getName());
                    }
                    Path to = Files.createFile(staging.resolve(entry.getName()), OWNERS_FILE);
                    Files.copy(tar, to, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
                }
                // the sealed end must be there too, or the file was cut
                sealed.transferTo(OutputStream.nullOutputStream());
            }
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (SealedInput.Refused e) {
            throw CommandFailure.finding(file + " is refused: " + e.getMessage() + ". Nothing was restored");
        } finally {
            Folders.delete(staging);
        }
    }
}
