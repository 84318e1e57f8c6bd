package org.bihuan.pass.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.note.Checkpoint;

/**
 * Checks every tile and every entry of a log against a checkpoint. Memory: one bundle and one tile for each level, whatever
 * the size of the log.
 */
public final class LogVerifier {
    private static final int MOST_FINDINGS = 100;

    private final LogReader reader;
    private final long size;
    private final Visitor visitor;
    private final List<Refusal> findings = new ArrayList<>();
    /** By level, the hashes that the tile at the right edge must hold. */
    private final List<List<Bytes>> edge = new ArrayList<>();

    private LogVerifier(LogReader reader, long size, Visitor visitor) {
        this.reader = reader;
        this.size = size;
        this.visitor = visitor;
        for (int level = 0; level < 8; level++) {
            edge.add(new ArrayList<>());
        }
    }

    /** Sees each entry whose hash is the tile's, in order. */
    @FunctionalInterface
    public interface Visitor {
        void entry(long index, byte[] entry);
    }

    /**
     * @param findings L01 and L02, the first hundred; empty if all is well
     * @param leaves how many leaf hashes lead to the root
     * @param entries whether the log serves entries, and each was hashed; otherwise only its hashes were checked
     */
    public record Report(List<Refusal> findings, long leaves, boolean entries) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean good() {
            return findings.isEmpty();
        }
    }

    public static Report verify(LogReader reader, Checkpoint checkpoint, Visitor visitor) throws IOException {
        return new LogVerifier(reader, checkpoint.size(), visitor).run(checkpoint);
    }

    private Report run(Checkpoint checkpoint) throws IOException {
        boolean entries = reader.hasEntries();
        Frontier tree = new Frontier();
        for (long tile = 0; tile * TilePath.WIDTH < size && findings.size() < MOST_FINDINGS; tile++) {
            Outcome<List<Bytes>> hashes = reader.tile(0, tile, size);
            if (hashes instanceof Outcome.Refused<List<Bytes>>(var why)) {
                findings.add(why);
                return new Report(findings, tree.size(), entries);
            }
            if (entries) {
                compareEntries(tile, hashes.orThrow());
            }
            for (Bytes hash : hashes.orThrow()) {
                tree.add(hash);
            }
            rollUp(0, tile, hashes.orThrow());
        }
        for (int level = 1; level < edge.size(); level++) {
            if (!edge.get(level).isEmpty()) {
                compareTile(level, (size >>> (8 * level)) / TilePath.WIDTH, edge.get(level));
            }
        }
        if (findings.isEmpty() && !tree.root().equals(checkpoint.root())) {
            findings.add(new Refusal("L02", "the tiles do not hash to the checkpoint"));
        }
        return new Report(findings, tree.size(), entries);
    }

    private void compareEntries(long tile, List<Bytes> hashes) throws IOException {
        Outcome<List<byte[]>> entries = reader.entries(tile, size);
        entries.whyNot().ifPresent(findings::add);
        List<byte[]> found = entries.toOptional().orElse(List.of());
        for (int i = 0; i < found.size(); i++) {
            long index = tile * TilePath.WIDTH + i;
            if (Merkle.leaf(found.get(i)).equals(hashes.get(i))) {
                visitor.entry(index, found.get(i));
            } else if (findings.size() < MOST_FINDINGS) {
                findings.add(new Refusal("L02", "entry " + index + " is not the one in its tile"));
            }
        }
    }

    /** A full tile is one hash of the level above. */
    private void rollUp(int level, long tile, List<Bytes> hashes) throws IOException {
        if (hashes.size() < TilePath.WIDTH || level + 1 == edge.size()) {
            return;
        }
        Frontier subtree = new Frontier();
        hashes.forEach(subtree::add);
        List<Bytes> above = edge.get(level + 1);
        above.add(subtree.root());
        if (above.size() == TilePath.WIDTH) {
            compareTile(level + 1, tile / TilePath.WIDTH, above);
            List<Bytes> full = List.copyOf(above);
            above.clear();
            rollUp(level + 1, tile / TilePath.WIDTH, full);
        }
    }

    private void compareTile(int level, long index, List<Bytes> expected) throws IOException {
        Outcome<List<Bytes>> tile = reader.tile(level, index, size);
        tile.whyNot().ifPresent(findings::add);
        if (tile.toOptional().isPresent() && !tile.orThrow().equals(expected)) {
            findings.add(new Refusal(
                    "L02", TilePath.hashes(level, index, expected.size()) + " does not hash to the checkpoint"));
        }
    }
}
