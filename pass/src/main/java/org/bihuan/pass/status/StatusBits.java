package org.bihuan.pass.status;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/**
 * The status array of draft-ietf-oauth-status-list section 4: entries of 1, 2, 4 or 8 bits, packed from the least
 * significant bit, compressed by zlib. At most 8 MiB when unpacked, whatever the compressed octets claim.
 */
public final class StatusBits {
    private static final int MOST_OCTETS = 1 << 23;

    private final int bits;
    private final byte[] array;

    private StatusBits(int bits, byte[] array) {
        this.bits = bits;
        this.array = array;
    }

    /** So many one-bit entries, of which the given are set. */
    public static StatusBits ofSet(int size, Iterable<Integer> indices) {
        byte[] array = new byte[Math.ceilDiv(size, 8)];
        for (int index : indices) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            array[index >> 3] |= (byte) (1 << (index & 7));
        }
        return new StatusBits(1, array);
    }

    /** Entries of the stated width, from the array itself. */
    public static StatusBits ofArray(int bits, byte[] array) {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new IllegalArgumentException("1, 2, 4 or 8 bits, not " + bits);
        }
        return new StatusBits(bits, array.clone());
    }

    public int bits() {
        return bits;
    }

    public int size() {
        return array.length * (8 / bits);
    }

    /** The entry's number; an {@link IndexOutOfBoundsException} outside of the list. */
    public int get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        long bit = (long) index * bits;
        return (array[(int) (bit >> 3)] & 0xff) >> (bit & 7) & ((1 << bits) - 1);
    }

    /** zlib at its best level, as the draft recommends. */
    public Bytes compress() {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(array);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return Bytes.of(out.toByteArray());
        }
    }

    /** G07 for what is not exactly one zlib stream, or unpacks to more than 8 MiB. */
    public static Outcome<StatusBits> decompress(int bits, Bytes compressed) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(compressed.toArray());
            byte[] out = new byte[1 << 14];
            int size = 0;
            while (!inflater.finished()) {
                if (size == out.length) {
                    if (size == MOST_OCTETS) {
                        return Outcome.refused("G07", "a status list of more than " + MOST_OCTETS + " octets");
                    }
                    out = Arrays.copyOf(out, Math.min(MOST_OCTETS, size * 2));
                }
                int got = inflater.inflate(out, size, out.length - size);
                size += got;
                if (got == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    return Outcome.refused("G07", "a status list that ends early");
                }
            }
            if (inflater.getRemaining() != 0) {
                return Outcome.refused("G07", "octets after the status list");
            }
            return Outcome.ok(new StatusBits(bits, Arrays.copyOf(out, size)));
        } catch (DataFormatException e) {
            return Outcome.refused("G07", "a status list that is not zlib");
        }
    }
}
