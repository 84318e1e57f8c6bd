package org.bihuan.pass.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.note.Checkpoint;

/** Logs for tests: the entry at an index is always the same. */
final class TestLog {
    private TestLog() {}

    static byte[] entry(long index) {
        return ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> entries(long from, long to) {
        return LongStream.range(from, to).mapToObj(TestLog::entry).toList();
    }

    static Path guard(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".guard");
    }

    /** A log with checkpoints at each of these sizes. */
    static LogReader write(Path folder, long... sizes) throws IOException {
        try (LogWriter writer =
                LogWriter.create(folder, guard(folder), City.LOG).orThrow()) {
            for (long size : sizes) {
                writer.append(entries(writer.size(), size)).orThrow();
                writer.checkpoint(City.NOW).orThrow();
            }
        }
        return new LogReader(folder);
    }

    static Checkpoint checkpoint(Path folder) throws IOException {
        return new LogReader(folder)
                .checkpoint(List.of(City.LOG.key()), List.of(), 0)
                .orThrow()
                .checkpoint();
    }

    /** MTH of RFC 6962 section 2.1, word for word. */
    static Bytes root(List<byte[]> entries) {
        int n = entries.size();
        if (n == 0) {
            return Merkle.EMPTY;
        }
        if (n == 1) {
            return Merkle.leaf(entries.getFirst());
        }
        int k = Integer.highestOneBit(n - 1);
        return Merkle.node(root(entries.subList(0, k)), root(entries.subList(k, n)));
    }

    /** PATH of RFC 6962 section 2.1.1. */
    static List<Bytes> path(int m, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return List.of();
        }
        int k = Integer.highestOneBit(n - 1);
        List<Bytes> out = new ArrayList<>(m < k ? path(m, entries.subList(0, k)) : path(m - k, entries.subList(k, n)));
        out.add(m < k ? root(entries.subList(k, n)) : root(entries.subList(0, k)));
        return out;
    }

    /** SUBPROOF of RFC 6962 section 2.1.2. */
    static List<Bytes> proof(int m, List<byte[]> entries, boolean whole) {
        int n = entries.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(entries));
        }
        int k = Integer.highestOneBit(n - 1);
        List<Bytes> out = new ArrayList<>(
                m <= k ? proof(m, entries.subList(0, k), whole) : proof(m - k, entries.subList(k, n), false));
        out.add(m <= k ? root(entries.subList(k, n)) : root(entries.subList(0, k)));
        return out;
    }
}
