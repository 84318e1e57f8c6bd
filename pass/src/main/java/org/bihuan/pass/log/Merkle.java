package org.bihuan.pass.log;

import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;

/** Merkle tree hashing and proof verification, RFC 9162 section 2.1 (the tree of RFC 6962) with SHA-256. */
public final class Merkle {
    /** Root of the tree without leaves. */
    public static final Bytes EMPTY = Bytes.sha256();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    public static Bytes leaf(byte[] entry) {
        return Bytes.sha256(LEAF, entry);
    }

    public static Bytes node(Bytes left, Bytes right) {
        return Bytes.sha256(NODE, left.toArray(), right.toArray());
    }

    /**
     * The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2), or empty if the proof has another length than
     * this index and size need.
     */
    public static Optional<Bytes> rootFromInclusion(Bytes leafHash, long index, long size, List<Bytes> proof) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long fn = index;
        long sn = size - 1;
        Bytes hash = leafHash;
        for (Bytes sibling : proof) {
            if (sn == 0 || sibling.size() != 32) {
                return Optional.empty();
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? Optional.of(hash) : Optional.empty();
    }

    public static boolean includes(Bytes root, Bytes leafHash, long index, long size, List<Bytes> proof) {
        return rootFromInclusion(leafHash, index, size, proof).equals(Optional.of(root));
    }

    /**
     * Whether the tree of {@code size2} continues the tree of {@code size1} (RFC 9162 section 2.1.4.2). A proof from an empty
     * tree says nothing and is not taken for one.
     */
    public static boolean consistent(long size1, Bytes root1, long size2, Bytes root2, List<Bytes> proof) {
        if (size1 <= 0 || size2 < size1 || proof.stream().anyMatch(hash -> hash.size() != 32)) {
            return false;
        }
        if (size1 == size2) {
            return proof.isEmpty() && root1.equals(root2);
        }
        if (proof.isEmpty()) {
            return false;
        }
        boolean whole = Long.bitCount(size1) == 1;
        List<Bytes> rest = whole ? proof : proof.subList(1, proof.size());
        Bytes first = whole ? root1 : proof.get(0);
        long fn = size1 - 1;
        long sn = size2 - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Bytes fr = first;
        Bytes sr = first;
        for (Bytes hash : rest) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(hash, fr);
                sr = node(hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(root1) && sr.equals(root2);
    }
}
