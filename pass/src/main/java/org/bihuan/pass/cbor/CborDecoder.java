package org.bihuan.pass.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/**
 * Reads one item that must be exactly what {@link Cbor#encode()} would write. No count or length from the input sizes an
 * allocation before the octets it promises are known to be there.
 */
public final class CborDecoder {
    /** The id that refusals of this reader carry. */
    public static final String REFUSAL = "G02";

    private static final long SIGN1_TAG = 18;

    /**
     * @param size most octets of the input
     * @param depth most arrays, maps and tags within each other
     * @param floats whether floats become {@link Cbor.Real} in place of a refusal
     */
    public record Limits(int size, int depth, boolean floats) {
        /** A scanned payload: 512 octets, four levels. */
        public static final Limits PAYLOAD = new Limits(512, 4, false);

        public Limits withFloats() {
            return new Limits(size, depth, true);
        }
    }

    /** Leaves the recursion; never seen outside of this class. */
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    private final byte[] in;
    private final Limits limits;
    private int at;

    private CborDecoder(byte[] in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The item, or a G02 that names the first fault and its offset. */
    public static Outcome<Cbor> decode(byte[] octets, Limits limits) {
        if (octets.length > limits.size()) {
            return Outcome.refused(REFUSAL, "CBOR of more than " + limits.size() + " octets");
        }
        CborDecoder decoder = new CborDecoder(octets, limits);
        try {
            Cbor item = decoder.item(0);
            if (decoder.at != octets.length) {
                throw new Fault("octets after the item");
            }
            return Outcome.ok(item);
        } catch (Fault fault) {
            return Outcome.refused(REFUSAL, "CBOR: " + fault.getMessage() + " at octet " + decoder.at);
        }
    }

    private Cbor item(int depth) {
        int initial = next();
        int major = initial >> 5;
        int info = initial & 31;
        if (major == 7) {
            return simple(info);
        }
        long argument = argument(info);
        if (major >= 4 && depth >= limits.depth()) {
            throw new Fault("deeper than " + limits.depth());
        }
        return switch (major) {
            case 0 -> new Cbor.Int(argument);
            case 1 -> new Cbor.Int(-1 - argument);
            case 2 -> new Cbor.ByteString(Bytes.of(take(argument)));
            case 3 -> new Cbor.Text(text(take(argument)));
            case 4 -> array(argument, depth + 1);
            case 5 -> map(argument, depth + 1);
            default -> tagged(argument, depth + 1);
        };
    }

    private Cbor simple(int info) {
        int width = switch (info) {
            case 25 -> 2;
            case 26 -> 4;
            case 27 -> 8;
            default -> throw new Fault("simple value");
        };
        if (!limits.floats()) {
            throw new Fault("float");
        }
        take(width);
        return new Cbor.Real();
    }

    private Cbor array(long count, int depth) {
        promise(count);
        List<Cbor> items = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            items.add(item(depth));
        }
        return new Cbor.Array(items);
    }

    private Cbor map(long count, int depth) {
        promise(count);
        Map<Cbor, Cbor> entries = new LinkedHashMap<>();
        byte[] before = new byte[0];
        for (long i = 0; i < count; i++) {
            int start = at;
            Cbor key = item(limits.depth());
            if (!(key instanceof Cbor.Int || key instanceof Cbor.Text)) {
                throw new Fault("map key of another type");
            }
            byte[] encoded = Arrays.copyOfRange(in, start, at);
            int order = Arrays.compareUnsigned(before, encoded);
            if (order >= 0) {
                throw new Fault(order == 0 ? "duplicate key" : "keys out of order");
            }
            before = encoded;
            entries.put(key, item(depth));
        }
        return new Cbor.CborMap(entries);
    }

    private Cbor tagged(long tag, int depth) {
        if (tag != SIGN1_TAG) {
            throw new Fault("tag " + tag);
        }
        return new Cbor.Tagged(tag, item(depth));
    }

    private long argument(int info) {
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new Fault(info == 31 ? "indefinite length" : "reserved length");
        }
        int width = 1 << (info - 24);
        promise(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | next();
        }
        if (value < 0) {
            throw new Fault("number beyond 63 bits");
        }
        long least = info == 24 ? 24 : 1L << (4 * width);
        if (value < least) {
            throw new Fault("number not in its shortest form");
        }
        return value;
    }

    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Fault("text is not UTF-8");
        }
    }

    private byte[] take(long count) {
        promise(count);
        at += (int) count;
        return Arrays.copyOfRange(in, at - (int) count, at);
    }

    private int next() {
        promise(1);
        return in[at++] & 0xff;
    }

    /** At least this many octets must follow. */
    private void promise(long count) {
        if (count > in.length - at) {
            throw new Fault("ends early");
        }
    }
}
