package org.bihuan.pass.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;

/** A JSON value. */
public sealed interface Json {
    /** An object; the order of its names is kept. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Str(String value) implements Json {}

    /** An integer of 64 bits. */
    record Num(long value) implements Json {}

    /** True or false. */
    record Bool(boolean value) implements Json {}

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(value);
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    static Json strings(List<String> values) {
        return new Arr(values.stream().map(Json::of).toList());
    }

    /** The refusal's id is {@code JSON}. */
    static Outcome<Json> parse(String text) {
        return JsonParser.parse(text);
    }

    /** The same data in the subset of CBOR; true and false become 1 and 0. */
    default Cbor toCbor() {
        return switch (this) {
            case Obj(var members) -> {
                Map<Cbor, Cbor> entries = new LinkedHashMap<>();
                members.forEach((name, value) -> entries.put(Cbor.of(name), value.toCbor()));
                yield new Cbor.CborMap(entries);
            }
            case Arr(var items) -> Cbor.array(items.stream().map(Json::toCbor).toList());
            case Str(String text) -> Cbor.of(text);
            case Num(long number) -> Cbor.of(number);
            case Bool(boolean truth) -> Cbor.of(truth ? 1 : 0);
        };
    }

    /** On one line. */
    default String print() {
        StringBuilder out = new StringBuilder();
        JsonPrinter.print(this, out);
        return out.toString();
    }
}
