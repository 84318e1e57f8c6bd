package org.bihuan.pass.log;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.bihuan.pass.Outcome;

/**
 * The entries that no checkpoint covers yet. A file of 16 octets {magic, index of the first entry} and batches {length,
 * CRC-32C, entries with lengths}; a batch counts whole or not at all, so a torn last one is cut off when it is read again.
 */
final class Journal implements Closeable {
    private static final int MAGIC = 0x42484a31; // "BHJ1"
    private static final int HEADER = 16;
    private static final int BATCH_HEADER = 8;

    private final Disk disk;
    private final Path file;
    private final FileChannel channel;

    private Journal(Disk disk, Path file, FileChannel channel) {
        this.disk = disk;
        this.file = file;
        this.channel = channel;
    }

    /** An open journal, the index of its first entry and its entries. */
    record Opened(Journal journal, long start, List<byte[]> entries) {}

    static void create(Disk disk, Path file, long start) throws IOException {
        disk.replace(file, header(start));
        disk.syncFolders();
    }

    private static byte[] header(long start) {
        return ByteBuffer.allocate(HEADER)
                .putInt(MAGIC)
                .putInt(0)
                .putLong(start)
                .array();
    }

    /** L01 if the file is not a journal. */
    static Outcome<Opened> open(Disk disk, Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(octets);
        if (octets.length < HEADER || in.getInt() != MAGIC || in.getInt() != 0) {
            return Outcome.refused("L01", "the journal is not one");
        }
        long start = in.getLong();
        List<byte[]> entries = new ArrayList<>();
        int good = HEADER;
        while (in.remaining() >= BATCH_HEADER) {
            int length = in.getInt();
            int sum = in.getInt();
            if (length < 0 || length > in.remaining() || checksum(octets, in.position(), length) != sum) {
                break;
            }
            if (!take(in, in.position() + length, entries)) {
                return Outcome.refused("L01", "a batch of the journal ends within an entry");
            }
            good = in.position();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (good < octets.length) {
            disk.before("truncate", file);
            channel.truncate(good);
            channel.force(true);
        }
        channel.position(good);
        return Outcome.ok(new Opened(new Journal(disk, file, channel), start, entries));
    }

    private static boolean take(ByteBuffer in, int end, List<byte[]> entries) {
        while (in.position() < end) {
            int length = end - in.position() < 2 ? -1 : in.getShort() & 0xffff;
            if (length < 0 || length > end - in.position()) {
                return false;
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(entry);
        }
        return true;
    }

    private static int checksum(byte[] octets, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(octets, from, length);
        return (int) sum.getValue();
    }

    /** On the disk when it returns. After an {@link IOException} the journal must be opened anew. */
    void append(List<byte[]> entries) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[BATCH_HEADER]);
        entries.forEach(entry -> writeEntry(body, entry));
        byte[] octets = body.toByteArray();
        int length = octets.length - BATCH_HEADER;
        ByteBuffer.wrap(octets).putInt(length).putInt(checksum(octets, BATCH_HEADER, length));
        disk.append(channel, file, octets);
    }

    /** An entry with its length of two octets, as bundles have it too. */
    static void writeEntry(ByteArrayOutputStream out, byte[] entry) {
        out.write(entry.length >> 8);
        out.write(entry.length);
        out.writeBytes(entry);
    }

    /** Everything up to an index is under a published checkpoint: begins anew there, with nothing in it. */
    Journal restart(long start) throws IOException {
        disk.replace(file, header(start));
        disk.syncFolders();
        channel.close();
        FileChannel fresh = FileChannel.open(file, StandardOpenOption.WRITE);
        fresh.position(HEADER);
        return new Journal(disk, file, fresh);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Octets of a bundle. */
    static byte[] bundle(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> writeEntry(out, entry));
        return out.toByteArray();
    }
}
