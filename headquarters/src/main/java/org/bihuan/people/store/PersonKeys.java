package org.bihuan.people.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.crypto.SecretKey;
import org.bihuan.people.model.Pseudonym;

/**
 * Keys of persons, {@code keys/persons}: slots one after the other, each wrapped under a master key. A slot's number is
 * kept with the person and never given twice, so that nothing has to be searched or read at the start; a database of an
 * earlier moment finds its keys. A key is on disk before anything is sealed with it, and off the disk before anybody is
 * told that it is.
 */
final class PersonKeys implements AutoCloseable {
    static final String FILE = "persons";
    private static final int BATCH = 4096;
    private static final byte[] ERASED = new byte[Slot.BYTES];

    private final FileChannel channel;
    private final GroupForce force;
    private final Rewraps rewraps;
    private final Keyring keyring;
    private final SecureRandom random;
    private final AtomicLong next;
    // writers of slots share it; who rewraps a batch has it alone
    private final ReadWriteLock batch = new ReentrantReadWriteLock();

    private PersonKeys(FileChannel channel, Rewraps rewraps, Keyring keyring, SecureRandom random) throws IOException {
        this.channel = channel;
        this.force = new GroupForce(channel);
        this.rewraps = rewraps;
        this.keyring = keyring;
        this.random = random;
        // what a crash has cut off was nobody's key yet
        this.next = new AtomicLong((channel.size() + Slot.BYTES - 1) / Slot.BYTES);
    }

    static PersonKeys open(Path folder, Keyring keyring, SecureRandom random) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                KeyFolder.OWNERS_FILE);
        KeyFolder.force(folder);
        Rewraps rewraps = new Rewraps(folder.resolve(Rewraps.FILE));
        for (Rewraps.Line line : rewraps.read()) {
            write(channel, line.number(), ByteBuffer.wrap(line.bytes()));
        }
        channel.force(false);
        rewraps.clear();
        return new PersonKeys(channel, rewraps, keyring, random);
    }

    /**
     * A person's new key.
     *
     * @param slot where it stands
     */
    record Fresh(long slot, SecretKey key) {}

    /** Makes keys for persons, in their order; they are on disk when this returns. */
    List<Fresh> add(List<Pseudonym> persons) {
        List<Fresh> fresh = new ArrayList<>();
        batch.readLock().lock();
        try {
            ByteBuffer slots = ByteBuffer.allocate(persons.size() * Slot.BYTES);
            long first = next.getAndAdd(persons.size());
            for (Pseudonym person : persons) {
                SecretKey key = Gcm.random(random);
                fresh.add(new Fresh(first + fresh.size(), key));
                slots.put(wrapped(person, key).write());
            }
            write(channel, first, slots.flip());
            force.await();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            batch.readLock().unlock();
        }
    }

    /** Empty if it was erased, is not in this file, or is another person's. */
    Optional<SecretKey> read(long slot, Pseudonym person) {
        return find(slot)
                .filter(found -> found.person().equals(person))
                .flatMap(found -> keyring.key(found.version()).flatMap(found::open));
    }

    /** Overwrites keys; they are off the disk when this returns. Others' slots are left alone. */
    void erase(List<Erasures.Line> lines) {
        batch.readLock().lock();
        try {
            for (Erasures.Line line : lines) {
                if (find(line.slot())
                        .filter(slot -> slot.person().text().equals(line.person()))
                        .isPresent()) {
                    write(channel, line.slot(), ByteBuffer.wrap(ERASED));
                }
            }
            force.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            batch.readLock().unlock();
        }
    }

    /** Wraps all keys under the newest master key, some at a time; returns how many were under another. */
    long rewrap() throws IOException {
        long changed = 0;
        for (long first = 0; first < next.get(); first += BATCH) {
            batch.writeLock().lock();
            try {
                changed += rewrap(first, Math.min(next.get(), first + BATCH));
            } finally {
                batch.writeLock().unlock();
            }
        }
        return changed;
    }

    private long rewrap(long from, long until) throws IOException {
        List<Rewraps.Line> lines = new ArrayList<>();
        for (long number = from; number < until; number++) {
            Optional<Slot> slot = find(number).filter(found -> found.version() != keyring.newest());
            Optional<SecretKey> key =
                    slot.flatMap(found -> keyring.key(found.version()).flatMap(found::open));
            if (key.isPresent()) {
                lines.add(new Rewraps.Line(
                        number, wrapped(slot.get().person(), key.get()).write().array()));
            }
        }
        if (!lines.isEmpty()) {
            rewraps.write(lines);
            for (Rewraps.Line line : lines) {
                write(channel, line.number(), ByteBuffer.wrap(line.bytes()));
            }
            channel.force(false);
            rewraps.clear();
        }
        return lines.size();
    }

    private Slot wrapped(Pseudonym person, SecretKey key) {
        int version = keyring.newest();
        SecretKey master = keyring.key(version).orElseThrow();
        return new Slot(version, person, Gcm.seal(master, Slot.bound(person, version), key.getEncoded(), random));
    }

    private Optional<Slot> find(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(Slot.BYTES);
        try {
            while (bytes.hasRemaining() && channel.read(bytes, number * Slot.BYTES + bytes.position()) > 0) {
                // a read may be short
            }
            return Slot.read(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, long number, ByteBuffer bytes) throws IOException {
        long at = number * Slot.BYTES;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Slots that were given so far. */
    long size() {
        return next.get();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
