package org.bihuan.pass.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/** Writes hash tiles and entry bundles. What it writes depends on the entries alone, so writing again changes nothing. */
final class TileWriter {
    private final Disk disk;
    private final Path folder;
    private final long size;
    private final List<byte[]> bundle;
    /** By level, the hashes of the tile at the right edge. */
    private final List<List<Bytes>> edge;

    private final List<Path> outgrown = new ArrayList<>();

    private TileWriter(Disk disk, Path folder, long size, List<byte[]> bundle, List<List<Bytes>> edge) {
        this.disk = disk;
        this.folder = folder;
        this.size = size;
        this.bundle = bundle;
        this.edge = edge;
    }

    /** Continues the tiles of a tree of that size. */
    static Outcome<TileWriter> continuing(Disk disk, Path folder, LogReader reader, long size) throws IOException {
        List<List<Bytes>> edge = new ArrayList<>();
        for (int level = 0; level < 8; level++) {
            long hashes = size >>> (8 * level);
            Outcome<List<Bytes>> tile = hashes % TilePath.WIDTH == 0
                    ? Outcome.ok(List.of())
                    : reader.tile(level, hashes / TilePath.WIDTH, size);
            if (tile instanceof Outcome.Refused<List<Bytes>>(var why)) {
                return new Outcome.Refused<>(why);
            }
            edge.add(new ArrayList<>(tile.orThrow()));
        }
        Outcome<List<byte[]>> bundle =
                size % TilePath.WIDTH == 0 ? Outcome.ok(List.of()) : reader.entries(size / TilePath.WIDTH, size);
        return bundle.map(entries -> new TileWriter(disk, folder, size, new ArrayList<>(entries), edge));
    }

    /** Writes the tiles of the tree with these entries added; durable when it returns. */
    void write(List<byte[]> entries) throws IOException {
        long at = size;
        for (byte[] entry : entries) {
            bundle.add(entry);
            if (bundle.size() == TilePath.WIDTH) {
                long index = at / TilePath.WIDTH;
                full(TilePath.entries(index, TilePath.WIDTH), Journal.bundle(bundle));
                bundle.clear();
            }
            add(0, at, Merkle.leaf(entry));
            at++;
        }
        if (!bundle.isEmpty()) {
            disk.replace(folder.resolve(TilePath.entries(at / TilePath.WIDTH, bundle.size())), Journal.bundle(bundle));
        }
        for (int level = 0; level < edge.size(); level++) {
            List<Bytes> hashes = edge.get(level);
            if (!hashes.isEmpty()) {
                long index = (at >>> (8 * level)) / TilePath.WIDTH;
                disk.replace(folder.resolve(TilePath.hashes(level, index, hashes.size())), octets(hashes));
            }
        }
        disk.syncFolders();
    }

    private void add(int level, long position, Bytes hash) throws IOException {
        List<Bytes> hashes = edge.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePath.WIDTH) {
            long index = position / TilePath.WIDTH;
            full(TilePath.hashes(level, index, TilePath.WIDTH), octets(hashes));
            Frontier subtree = new Frontier();
            hashes.forEach(subtree::add);
            hashes.clear();
            add(level + 1, index, subtree.root());
        }
    }

    private void full(String name, byte[] octets) throws IOException {
        Path file = folder.resolve(name);
        disk.replace(file, octets);
        outgrown.add(file.resolveSibling(file.getFileName() + ".p"));
    }

    /** Deletes the partial tiles that full ones have replaced; to be called once a checkpoint needs them no more. */
    void discardOutgrown() throws IOException {
        for (Path partial : outgrown) {
            disk.discard(partial);
        }
    }

    private static byte[] octets(List<Bytes> hashes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * TilePath.HASH);
        hashes.forEach(hash -> out.writeBytes(hash.toArray()));
        return out.toByteArray();
    }
}
