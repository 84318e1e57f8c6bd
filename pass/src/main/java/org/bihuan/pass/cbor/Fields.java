package org.bihuan.pass.cbor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/**
 * Takes typed fields out of a map or an array with a closed set of keys. The first fault is kept and every later answer is
 * a harmless default, so a caller reads all fields in sequence and asks once, by {@link #finish}, whether they were good.
 */
public final class Fields {
    /** 2000-01-01 to 2100-01-01: seconds outside were probably milliseconds. */
    public static final long EARLIEST = 946_684_800L;

    public static final long LATEST = 4_102_444_800L;

    private final Map<Cbor, Cbor> left;
    private final String what;
    private Optional<String> fault = Optional.empty();

    private Fields(Map<Cbor, Cbor> entries, String what) {
        this.left = new HashMap<>(entries);
        this.what = what;
    }

    /** The fields of a map; of anything else, a set of fields that reports just that. */
    public static Fields ofMap(Cbor item, String what) {
        if (item instanceof Cbor.CborMap(var entries)) {
            return new Fields(entries, what);
        }
        Fields none = new Fields(Map.of(), what);
        none.fault("is not a map");
        return none;
    }

    /** The items of an array of exactly this many, by their position from 0. */
    public static Fields ofArray(Cbor item, int count, String what) {
        Map<Cbor, Cbor> entries = new HashMap<>();
        boolean fits = item instanceof Cbor.Array(var items) && items.size() == count;
        if (item instanceof Cbor.Array(var items) && fits) {
            for (int i = 0; i < count; i++) {
                entries.put(Cbor.of(i), items.get(i));
            }
        }
        Fields fields = new Fields(entries, what);
        if (!fits) {
            fields.fault("is not an array of " + count);
        }
        return fields;
    }

    public boolean has(long key) {
        return left.containsKey(Cbor.of(key));
    }

    public boolean has(String key) {
        return left.containsKey(Cbor.of(key));
    }

    public long integer(long key, long least, long most) {
        return integer(Cbor.of(key), least, most);
    }

    public long integer(String key, long least, long most) {
        return integer(Cbor.of(key), least, most);
    }

    private long integer(Cbor key, long least, long most) {
        if (take(key) instanceof Cbor.Int(long value) && value >= least && value <= most) {
            return value;
        }
        fault(name(key) + " is not an integer of " + least + ".." + most);
        return least;
    }

    public Instant time(long key) {
        return Instant.ofEpochSecond(integer(key, EARLIEST, LATEST));
    }

    public Instant time(String key) {
        return Instant.ofEpochSecond(integer(key, EARLIEST, LATEST));
    }

    /** A time as text, such as 2026-11-24T04:00:00Z, whole seconds within 2000 to 2100. */
    public Instant moment(String key) {
        try {
            Instant time = Instant.parse(text(key, ".{1,40}"));
            require(
                    time.getNano() == 0 && time.getEpochSecond() >= EARLIEST && time.getEpochSecond() <= LATEST,
                    key + " is not whole seconds of this century");
            return time;
        } catch (DateTimeException e) {
            require(false, key + " is not an instant");
            return Instant.ofEpochSecond(EARLIEST);
        }
    }

    /** Hexadecimal digits of so many octets. */
    public Bytes hex(String key, int least, int most) {
        Optional<Bytes> octets = Bytes.fromHex(text(key, "[0-9a-fA-F]*"));
        require(
                octets.isPresent()
                        && octets.get().size() >= least
                        && octets.get().size() <= most,
                key + " is not hexadecimal of " + least + ".." + most + " octets");
        return octets.orElse(Bytes.of());
    }

    public Bytes bytes(long key, int least, int most) {
        return bytes(Cbor.of(key), least, most);
    }

    public Bytes bytes(String key, int least, int most) {
        return bytes(Cbor.of(key), least, most);
    }

    private Bytes bytes(Cbor key, int least, int most) {
        if (take(key) instanceof Cbor.ByteString(Bytes value) && value.size() >= least && value.size() <= most) {
            return value;
        }
        fault(name(key) + " is not a byte string of " + least + ".." + most);
        return Bytes.of();
    }

    /** A text that matches the regular expression. */
    public String text(long key, String pattern) {
        return text(Cbor.of(key), pattern);
    }

    public String text(String key, String pattern) {
        return text(Cbor.of(key), pattern);
    }

    private String text(Cbor key, String pattern) {
        if (take(key) instanceof Cbor.Text(String value) && value.matches(pattern)) {
            return value;
        }
        fault(name(key) + " is not a text of the expected form");
        return "";
    }

    public List<Cbor> array(long key, int most) {
        return array(Cbor.of(key), most);
    }

    public List<Cbor> array(String key, int most) {
        return array(Cbor.of(key), most);
    }

    private List<Cbor> array(Cbor key, int most) {
        if (take(key) instanceof Cbor.Array(var items) && items.size() <= most) {
            return items;
        }
        fault(name(key) + " is not an array of at most " + most);
        return List.of();
    }

    /** The raw item under a key; an empty array stands in for a missing one. */
    public Cbor item(long key) {
        return item(Cbor.of(key));
    }

    public Cbor item(String key) {
        return item(Cbor.of(key));
    }

    private Cbor item(Cbor key) {
        Optional<Cbor> found = Optional.ofNullable(left.remove(key));
        if (found.isEmpty()) {
            fault(name(key) + " is missing");
        }
        return found.orElse(Cbor.array());
    }

    /** What {@code parse} makes of each item; the first refusal becomes this set's fault. */
    public <T> List<T> all(List<Cbor> items, Function<Cbor, Outcome<T>> parse) {
        return items.stream().flatMap(item -> keep(parse.apply(item)).stream()).toList();
    }

    /** The value of an inner outcome; its refusal becomes this set's fault. */
    public <T> Optional<T> keep(Outcome<T> inner) {
        inner.whyNot().ifPresent(refusal -> fault(refusal.reason()));
        return inner.toOptional();
    }

    /** Records a fault that the caller found. */
    public void require(boolean holds, String otherwise) {
        if (!holds) {
            fault(otherwise);
        }
    }

    /** The value, if every field was good and no other field is left over. */
    public <T> Outcome<T> finish(String refusalId, Supplier<T> value) {
        if (fault.isEmpty() && !left.isEmpty()) {
            fault("has an unknown field");
        }
        return fault.<Outcome<T>>map(reason -> Outcome.refused(refusalId, what + ": " + reason))
                .orElseGet(() -> Outcome.ok(value.get()));
    }

    private Cbor take(Cbor key) {
        return Optional.ofNullable(left.remove(key)).orElse(new Cbor.Real());
    }

    private static String name(Cbor key) {
        return key instanceof Cbor.Text(String text) ? text : key instanceof Cbor.Int(long n) ? "field " + n : "field";
    }

    private void fault(String reason) {
        if (fault.isEmpty()) {
            fault = Optional.of(reason);
        }
    }
}
