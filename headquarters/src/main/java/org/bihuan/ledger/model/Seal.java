package org.bihuan.ledger.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.ledger.Head;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.log.Frontier;
import org.bihuan.pass.log.Merkle;

/**
 * A link of the chain: entries that were committed since the seal before it. The root is that of the Merkle tree (RFC
 * 9162) over the leaves, so that one entry can be proved without the others.
 *
 * @param number from 1, without gap
 * @param at when it was made
 * @param leaves in the order of their numbers, at least one
 * @param previous digest of the seal before
 */
public record Seal(long number, Instant at, List<Leaf> leaves, Bytes previous) {
    /** More entries at once get several seals. */
    public static final int MOST_LEAVES = 10_000;

    public Seal {
        at = at.truncatedTo(ChronoUnit.MICROS);
        leaves = List.copyOf(leaves);
    }

    public Bytes root() {
        Frontier tree = new Frontier();
        leaves.forEach(leaf -> tree.add(Merkle.leaf(leaf.toBytes())));
        return tree.root();
    }

    /** What the next seal continues. */
    public Bytes digest(Bytes root) {
        MessageDigest digest = Digests.sha256("bihuan ledger seal 1");
        digest.update(ByteBuffer.allocate(20)
                .putLong(number)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putInt(leaves.size())
                .array());
        digest.update(root.toArray());
        digest.update(previous.toArray());
        return Bytes.of(digest.digest());
    }

    public Head head(Bytes root) {
        return new Head(number, digest(root).toString());
    }
}
