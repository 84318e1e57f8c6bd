package org.bihuan.shell.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once beside the data from the archive on the class path. */
final class Binaries {
    static final int MAJOR = 18;
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private Binaries() {}

    /** The folder that contains {@code bin/}, unpacking it on first use. */
    static Path unpackedIn(Path folder) throws IOException {
        Path done = folder.resolve("postgresql-" + MAJOR);
        if (Files.isDirectory(done)) {
            return done;
        }
        Path part = Files.createDirectories(folder.resolve("postgresql-" + MAJOR + ".part"));
        try (InputStream in = Binaries.class.getResourceAsStream(ARCHIVE)) {
            if (in == null) {
                throw new IOException("no PostgreSQL programs for this system on the class path: " + ARCHIVE);
            }
            unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in))), part);
        }
        return Files.move(part, done, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("entry outside of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.deleteIfExists(file);
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
