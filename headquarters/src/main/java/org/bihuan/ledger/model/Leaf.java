package org.bihuan.ledger.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.pass.Bytes;

/**
 * An entry in a seal: its number and its digest, so that an entry can neither be changed nor take another's number.
 *
 * @param entry number
 * @param digest 32 bytes
 */
public record Leaf(long entry, Bytes digest) {
    static final int BYTES = 8 + 32;

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(entry).put(digest.toArray()).array();
    }

    /** Leaves one after the other, 40 bytes each. */
    public static byte[] pack(List<Leaf> leaves) {
        ByteBuffer packed = ByteBuffer.allocate(leaves.size() * BYTES);
        leaves.forEach(leaf -> packed.put(leaf.toBytes()));
        return packed.array();
    }

    /** The reverse of {@link #pack}; a rest that is no whole leaf is dropped, which the seal's root then tells. */
    public static List<Leaf> unpack(byte[] packed) {
        List<Leaf> leaves = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        while (buffer.remaining() >= BYTES) {
            long entry = buffer.getLong();
            byte[] digest = new byte[32];
            buffer.get(digest);
            leaves.add(new Leaf(entry, Bytes.of(digest)));
        }
        return leaves;
    }
}
