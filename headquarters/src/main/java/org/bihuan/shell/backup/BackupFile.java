package org.bihuan.shell.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.database.BaseBackup;

/**
 * Writes a backup: a sealed, compressed tar of the data folder with the database as of the end of the copy. The files
 * beside the database are taken after it, so that whatever a row names is there.
 */
public final class BackupFile {
    static final String DATABASE = "postgres/pgdata/";
    /** Belongs to the process, to this machine, or must not lie beside what it opens. */
    private static final Set<String> LEFT_OUT = Set.of(
            "lock",
            "running.json",
            "master.key",
            "keys",
            "ledger.head",
            "postgres/pgdata",
            "postgres/server.log",
            "postgres/server.log.1",
            "postgres/witness");

    private final TarArchiveOutputStream tar;

    private BackupFile(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    /**
     * Backs up a data folder whose database runs.
     *
     * @param file made by this, with a neighbour {@code .part} until it is whole
     * @return its size in bytes
     * @throws CommandFailure if the file exists or cannot be written
     */
    public static long write(Path data, Path file, MasterKey key, SecureRandom random) {
        if (Files.exists(file)) {
            throw CommandFailure.finding(file + " exists; a backup never replaces a file");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                fill(data, part, key, random);
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return Files.size(file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw CommandFailure.environment("the backup " + file + " cannot be written: "
                    + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static void fill(Path data, Path part, MasterKey key, SecureRandom random) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20);
                SealedOutput sealed = new SealedOutput(out, key, random);
                GZIPOutputStream packed = new Fast(sealed);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            BackupFile backup = new BackupFile(tar);
            backup.folder(DATABASE);
            BaseBackup.copy(data.resolve("postgres"), backup.new Database());
            backup.neighbours(data);
            tar.finish();
            packed.finish();
            sealed.finish();
        }
    }

    private void neighbours(Path data) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = data.relativize(folder).toString();
                if (LEFT_OUT.contains(name) || name.startsWith("postgres/postgresql-")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!name.isEmpty()) {
                    folder(name + "/");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = data.relativize(file).toString();
                if (attributes.isRegularFile() && !LEFT_OUT.contains(name) && !name.endsWith(".part")) {
                    // a file that grows meanwhile (the journal) is taken as long as it was
                    try (InputStream in = BaseBackup.exactly(Files.newInputStream(file), attributes.size())) {
                        put(name, attributes.size(), in);
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void folder(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name.endsWith("/") ? name : name + "/");
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void put(String name, long size, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    private final class Database implements BaseBackup.Sink {
        @Override
        public void folder(String name) throws IOException {
            BackupFile.this.folder(DATABASE + name);
        }

        @Override
        public void file(String name, long size, InputStream content) throws IOException {
            put(DATABASE + name, size, content);
        }
    }

    /** Speed before size: a backup runs beside the city's work. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(1);
        }
    }
}
