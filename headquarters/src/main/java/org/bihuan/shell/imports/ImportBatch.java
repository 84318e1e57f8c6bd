package org.bihuan.shell.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A file that came in, and what became of it.
 *
 * @param sender who sent it, as typed; empty if nobody said
 * @param size bytes
 * @param format as told to the reader
 * @param header the file's column names
 * @param headerLine line after which data begins
 * @param sample cells of the first data rows, row by row, as many per row as the header has names
 * @param mapping per file column the key of the kind's column, empty if it is left out
 * @param columns keys of the kind's columns in the order in which values are staged
 * @param job the work on it that was started last
 * @param committedAt when its rows were stored
 * @param swept whether what is kept for undoing it was deleted
 */
public record ImportBatch(
        long id,
        int area,
        String sector,
        String kind,
        String sender,
        String fileName,
        long size,
        String hash,
        String format,
        List<String> header,
        int headerLine,
        List<String> sample,
        List<String> mapping,
        List<String> columns,
        State state,
        OptionalLong job,
        Tally tally,
        long seen,
        long change,
        Instant createdAt,
        Optional<Instant> committedAt,
        boolean swept) {

    /** Values of a file column in the first rows. */
    public List<String> sampleOf(int column) {
        return IntStream.iterate(column, i -> i < sample.size(), i -> i + header.size())
                .mapToObj(sample::get)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** What becomes of a batch. */
    public enum State {
        /** The file is here; nothing is staged. */
        UPLOADED,
        /** Every row has its result; nothing is stored yet. */
        CHECKED,
        COMMITTED,
        UNDONE,
        /** Thrown away before it was committed. */
        DISCARDED
    }

    /**
     * Rows by result.
     *
     * @param rows all of them: added + corrected + same + repeated + refused
     * @param repeated rows that repeat an earlier one of the file, word for word
     * @param noted rows among the added and the same that are worth a look
     */
    public record Tally(int rows, int added, int corrected, int same, int repeated, int refused, int noted) {
        /** Rows that a commit stores. */
        public int taken() {
            return added + corrected;
        }
    }
}
