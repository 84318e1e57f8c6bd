package org.bihuan.pass.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Deterministic encoding, RFC 8949 section 4.2.1. */
final class CborEncoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(160);

    private CborEncoder() {}

    static byte[] encode(Cbor item) {
        CborEncoder encoder = new CborEncoder();
        encoder.write(item);
        return encoder.out.toByteArray();
    }

    private void write(Cbor item) {
        switch (item) {
            case Cbor.Int(long value) -> head(value >= 0 ? 0 : 1, value >= 0 ? value : -1 - value);
            case Cbor.ByteString(var value) -> string(2, value.toArray());
            case Cbor.Text(String value) -> string(3, value.getBytes(StandardCharsets.UTF_8));
            case Cbor.Array(var items) -> {
                head(4, items.size());
                items.forEach(this::write);
            }
            case Cbor.CborMap(var entries) -> map(entries);
            case Cbor.Tagged(long tag, Cbor inner) -> {
                head(6, tag);
                write(inner);
            }
            case Cbor.Real() -> throw new IllegalStateException("floats are not part of the subset");
        }
    }

    private void map(Map<Cbor, Cbor> entries) {
        TreeMap<byte[], Cbor> sorted = new TreeMap<>(Arrays::compareUnsigned);
        entries.forEach((key, value) -> sorted.put(encode(key), value));
        head(5, sorted.size());
        sorted.forEach((key, value) -> {
            out.writeBytes(key);
            write(value);
        });
    }

    private void string(int major, byte[] octets) {
        head(major, octets.length);
        out.writeBytes(octets);
    }

    private void head(int major, long argument) {
        int type = major << 5;
        if (argument < 24) {
            out.write(type | (int) argument);
        } else {
            int log = argument < 0x100 ? 0 : argument < 0x1_0000 ? 1 : argument < 0x1_0000_0000L ? 2 : 3;
            out.write(type | (24 + log));
            for (int shift = (8 << log) - 8; shift >= 0; shift -= 8) {
                out.write((int) (argument >>> shift));
            }
        }
    }
}
