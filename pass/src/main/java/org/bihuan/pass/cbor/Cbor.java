package org.bihuan.pass.cbor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.pass.Bytes;

/** A CBOR data item of the strict subset. */
public sealed interface Cbor {
    /** Major types 0 and 1. */
    record Int(long value) implements Cbor {}

    /** Major type 2. */
    record ByteString(Bytes value) implements Cbor {}

    /** Major type 3. */
    record Text(String value) implements Cbor {}

    /** Major type 4. */
    record Array(List<Cbor> items) implements Cbor {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** Major type 5; keys are {@link Int} or {@link Text}. */
    record CborMap(Map<Cbor, Cbor> entries) implements Cbor {
        public CborMap {
            for (Cbor key : entries.keySet()) {
                if (!(key instanceof Int || key instanceof Text)) {
                    throw new IllegalArgumentException("a map key is an integer or a text");
                }
            }
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** Major type 6. */
    record Tagged(long tag, Cbor item) implements Cbor {}

    /** A float, which only {@link CborDecoder.Limits#withFloats()} lets through, so that its place can be named. */
    record Real() implements Cbor {}

    static Cbor of(long value) {
        return new Int(value);
    }

    static Cbor of(String value) {
        return new Text(value);
    }

    static Cbor of(Bytes value) {
        return new ByteString(value);
    }

    static Cbor of(byte[] value) {
        return new ByteString(Bytes.of(value));
    }

    static Cbor array(Cbor... items) {
        return new Array(List.of(items));
    }

    static Cbor array(List<? extends Cbor> items) {
        return new Array(List.copyOf(items));
    }

    /** The one deterministic encoding; an {@link IllegalStateException} if a {@link Real} is inside. */
    default byte[] encode() {
        return CborEncoder.encode(this);
    }
}
