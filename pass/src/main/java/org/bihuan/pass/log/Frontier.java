package org.bihuan.pass.log;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.pass.Bytes;

/**
 * The right edge of a growing tree: the roots of its full subtrees, largest first. 64 hashes at most, whatever the size.
 * Mutable, for one thread.
 */
public final class Frontier {
    private final List<Bytes> subtrees = new ArrayList<>();
    private long size;

    public long size() {
        return size;
    }

    /** Adds a leaf's hash. */
    public void add(Bytes leafHash) {
        add(leafHash, 0);
    }

    /** Adds the root of a full subtree of 2^height leaves; the size must be a multiple of that. */
    public void add(Bytes subtree, int height) {
        if ((size & ((1L << height) - 1)) != 0) {
            throw new IllegalStateException("a subtree of height " + height + " does not fit at " + size);
        }
        Bytes hash = subtree;
        for (long s = size >> height; (s & 1) == 1; s >>= 1) {
            hash = Merkle.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size += 1L << height;
    }

    public Bytes root() {
        if (subtrees.isEmpty()) {
            return Merkle.EMPTY;
        }
        Bytes hash = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            hash = Merkle.node(subtrees.get(i), hash);
        }
        return hash;
    }
}
