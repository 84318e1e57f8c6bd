package org.bihuan.people.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import org.bihuan.people.model.Pseudonym;

/**
 * A person's key as it stands in the file: 128 bytes, so that it lies within one sector of any disk.
 *
 * <pre>mark 4 · master key's version 4 · pseudonym 16 · nonce, wrapped key and tag 60 · CRC-32C of these 4 · zeros</pre>
 *
 * An erased one is all zeros.
 *
 * @param version of the master key that wraps it
 * @param person whose
 * @param wrapped 60 bytes
 */
record Slot(int version, Pseudonym person, byte[] wrapped) {
    static final int BYTES = 128;
    private static final int MARK = 0x424b4559;
    private static final int CHECKED = 4 + 4 + 16 + Gcm.NONCE + Gcm.KEY + Gcm.TAG;

    /** What a wrapped key is bound to. */
    static String bound(Pseudonym person, int version) {
        return "person key|" + person.text() + "|" + version;
    }

    ByteBuffer write() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES)
                .putInt(MARK)
                .putInt(version)
                .put(person.bytes())
                .put(wrapped);
        return buffer.putInt(check(buffer.array())).rewind();
    }

    /** Empty if there is none, it was erased, or its check does not fit. */
    static Optional<Slot> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < BYTES || buffer.getInt() != MARK) {
            return Optional.empty();
        }
        int version = buffer.getInt();
        byte[] person = new byte[16];
        byte[] wrapped = new byte[CHECKED - 24];
        buffer.get(person).get(wrapped);
        return buffer.getInt() == check(bytes)
                ? Optional.of(new Slot(version, Pseudonym.of(person), wrapped))
                : Optional.empty();
    }

    Optional<SecretKey> open(SecretKey master) {
        return Gcm.open(master, bound(person, version), wrapped).map(Gcm::key);
    }

    private static int check(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(Arrays.copyOf(bytes, CHECKED));
        return (int) sum.getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slot slot
                && version == slot.version
                && person.equals(slot.person)
                && Arrays.equals(wrapped, slot.wrapped);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }

    @Override
    public String toString() {
        return "Slot[" + person.text() + "]";
    }
}
