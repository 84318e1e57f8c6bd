package org.bihuan.pass.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.Origin;
import org.bihuan.pass.note.SignedNote;

/**
 * Reads a tlog-tiles directory, ours or anyone's. Tiles are read as they stand: a root or proof made here means something
 * once it agrees with a verified checkpoint.
 */
public final class LogReader {
    /** The most an entry bundle of 256 entries of 64 KiB can take. */
    private static final int MOST_BUNDLE = TilePath.WIDTH * (2 + 0xffff);

    private final Path folder;

    public LogReader(Path folder) {
        this.folder = folder;
    }

    /** The published checkpoint; L01 if it does not open, an {@link IOException} if it is not there. */
    public Outcome<Checkpoint.Signed> checkpoint(List<NoteKey> log, List<NoteKey> witnesses, int quorum)
            throws IOException {
        return checkpoint(log, witnesses, quorum, Origin.KEY_NAME);
    }

    /** As {@link #checkpoint(List, List, int)}, with what the reader says of the origin. */
    public Outcome<Checkpoint.Signed> checkpoint(List<NoteKey> log, List<NoteKey> witnesses, int quorum, Origin origin)
            throws IOException {
        Path file = folder.resolve("checkpoint");
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return SignedNote.parse(read(file, SignedNote.MOST_OCTETS).orElse(new byte[0]))
                .then(note -> Checkpoint.open(note, log, witnesses, quorum, origin));
    }

    /** The hashes of a tile of a tree of that size; L02 if it is missing or of another length. */
    public Outcome<List<Bytes>> tile(int level, long index, long size) throws IOException {
        int width = TilePath.width(level, index, size);
        Optional<byte[]> octets = partialOrFull(
                TilePath.hashes(level, index, width), TilePath.hashes(level, index, TilePath.WIDTH), 1 << 13);
        String name = TilePath.hashes(level, index, width);
        boolean full = octets.isPresent() && octets.get().length == TilePath.WIDTH * TilePath.HASH;
        if (octets.isEmpty() || !(full || octets.get().length == width * TilePath.HASH)) {
            return Outcome.refused("L02", name + (octets.isEmpty() ? " is missing" : " has another length"));
        }
        Bytes all = Bytes.of(octets.get());
        List<Bytes> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(all.slice(i * TilePath.HASH, (i + 1) * TilePath.HASH));
        }
        return Outcome.ok(hashes);
    }

    /** Whether the log serves entries in the bundles of the specification at all. */
    public boolean hasEntries() {
        return Files.isDirectory(folder.resolve("tile/entries"));
    }

    /** The entries of a bundle of a tree of that size; L02 if it is missing or ends within or after them. */
    public Outcome<List<byte[]>> entries(long index, long size) throws IOException {
        int width = TilePath.width(0, index, size);
        String name = TilePath.entries(index, width);
        Optional<byte[]> found = partialOrFull(name, TilePath.entries(index, TilePath.WIDTH), MOST_BUNDLE);
        if (found.isEmpty()) {
            return Outcome.refused("L02", name + " is missing");
        }
        return EntryBundle.parse(found.get(), width, name);
    }

    private Optional<byte[]> partialOrFull(String name, String full, int most) throws IOException {
        Optional<byte[]> octets = read(folder.resolve(name), most);
        return octets.isPresent() ? octets : read(folder.resolve(full), most);
    }

    private static Optional<byte[]> read(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(most + 1);
            return octets.length > most ? Optional.empty() : Optional.of(octets);
        }
    }

    // ------------------------------------------------------------------ hashes and proofs

    /** The frontier of the tree of that size, from the tiles at its right edge. */
    public Outcome<Frontier> frontier(long size) throws IOException {
        Frontier frontier = new Frontier();
        for (int level = 7; level >= 0; level--) {
            long hashes = size >>> (8 * level);
            long from = level == 7 ? 0 : hashes & ~0xffL;
            for (long tile = from / TilePath.WIDTH; tile * TilePath.WIDTH < hashes; tile++) {
                Outcome<List<Bytes>> found = tile(level, tile, size);
                if (found instanceof Outcome.Refused<List<Bytes>>(var why)) {
                    return new Outcome.Refused<>(why);
                }
                for (Bytes hash : found.orThrow()) {
                    frontier.add(hash, 8 * level);
                }
            }
        }
        return Outcome.ok(frontier);
    }

    /** Inclusion proof of a leaf in the tree of that size, from the leaf's sibling upwards. */
    public Outcome<List<Bytes>> inclusion(long index, long size) throws IOException {
        if (index < 0 || index >= size) {
            return Outcome.refused("L02", "no leaf " + index + " in a tree of " + size);
        }
        return path(new Ranges(size), index, 0, size);
    }

    private Outcome<List<Bytes>> path(Ranges ranges, long index, long from, long to) throws IOException {
        List<long[]> siblings = new ArrayList<>();
        long low = from;
        long high = to;
        while (high - low > 1) {
            long middle = low + split(high - low);
            if (index < middle) {
                siblings.addFirst(new long[] {middle, high});
                high = middle;
            } else {
                siblings.addFirst(new long[] {low, middle});
                low = middle;
            }
        }
        return ranges.all(siblings);
    }

    /** Consistency proof from one size to a larger or equal one, RFC 9162 section 2.1.4.1. */
    public Outcome<List<Bytes>> consistency(long size1, long size2) throws IOException {
        if (size1 <= 0 || size1 > size2) {
            return Outcome.refused("L01", "no proof from " + size1 + " to " + size2);
        }
        List<long[]> parts = new ArrayList<>();
        long low = 0;
        long high = size2;
        boolean whole = true;
        while (size1 != high) {
            long middle = low + split(high - low);
            if (size1 <= middle) {
                parts.addFirst(new long[] {middle, high});
                high = middle;
            } else {
                parts.addFirst(new long[] {low, middle});
                low = middle;
                whole = false;
            }
        }
        if (!whole) {
            parts.addFirst(new long[] {low, high});
        }
        return new Ranges(size2).all(parts);
    }

    /** The largest power of two below n, for n of at least 2. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** Hashes of ranges within the tree of one size. */
    private final class Ranges {
        private final long size;

        Ranges(long size) {
            this.size = size;
        }

        Outcome<List<Bytes>> all(List<long[]> ranges) throws IOException {
            List<Bytes> hashes = new ArrayList<>();
            for (long[] range : ranges) {
                Outcome<Bytes> hash = hash(range[0], range[1]);
                if (hash instanceof Outcome.Refused<Bytes>(var why)) {
                    return new Outcome.Refused<>(why);
                }
                hashes.add(hash.orThrow());
            }
            return Outcome.ok(List.copyOf(hashes));
        }

        /** The hash of an RFC 6962 subtree: the range of a proof is always one. */
        private Outcome<Bytes> hash(long from, long to) throws IOException {
            Frontier frontier = new Frontier();
            long at = from;
            while (at < to) {
                int level = Math.min(7, Long.numberOfTrailingZeros(Long.highestOneBit(to - at)) / 8);
                long index = at >>> (8 * level);
                Outcome<List<Bytes>> tile = tile(level, index / TilePath.WIDTH, size);
                if (tile instanceof Outcome.Refused<List<Bytes>>(var why)) {
                    return new Outcome.Refused<>(why);
                }
                long step = 1L << (8 * level);
                List<Bytes> hashes = tile.orThrow();
                for (int i = (int) (index % TilePath.WIDTH); i < hashes.size() && at + step <= to; i++) {
                    frontier.add(hashes.get(i), 8 * level);
                    at += step;
                }
            }
            return Outcome.ok(frontier.root());
        }
    }
}
