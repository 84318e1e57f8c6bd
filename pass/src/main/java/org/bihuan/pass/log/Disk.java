package org.bihuan.pass.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Writes that are on the disk when they say so. Every step first passes {@link #before}, where a test can pull the plug.
 * For one thread.
 */
class Disk {
    private final Set<Path> dirty = new LinkedHashSet<>();

    /** Called before each change; the name of the step is for the test that stops there. */
    void before(String step, Path file) throws IOException {}

    /** The file appears whole or not at all; its directory entry is durable after {@link #syncFolders}. */
    void replace(Path file, byte[] octets) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        makeFolder(folder);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        before("write", fresh);
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, octets);
            before("sync", fresh);
            channel.force(true);
        }
        before("rename", file);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        dirty.add(folder);
    }

    private void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolder(parent);
            dirty.add(parent);
        }
        before("mkdir", folder);
        Files.createDirectory(folder);
    }

    /** Makes every rename and new folder so far durable. */
    void syncFolders() throws IOException {
        for (Path folder : dirty) {
            before("sync", folder);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        dirty.clear();
    }

    /** Adds to the end of an open file and waits for the disk. */
    void append(FileChannel channel, Path file, byte[] octets) throws IOException {
        before("append", file);
        writeAll(channel, octets);
        before("sync", file);
        channel.force(false);
    }

    private static void writeAll(FileChannel channel, byte[] octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Deletes a folder of files, best effort: what stays behind does no harm. */
    void discard(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            before("discard", folder);
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }
}
