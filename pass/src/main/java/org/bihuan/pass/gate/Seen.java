package org.bihuan.pass.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.token.Scanned;

/**
 * The presentations that this gate let in during the last minutes, as salted fingerprints: enough to know one again, not to
 * know whose it was. Immutable.
 *
 * @param salt random, of this gate and shift
 * @param marks fingerprint of 8 octets → when it was let in
 */
public record Seen(Bytes salt, Map<Bytes, Instant> marks) {
    /** A presentation is good for a minute to each side of its time; a third minute for clocks that step. */
    private static final Duration KEPT = Duration.ofMinutes(3);

    public Seen {
        marks = Map.copyOf(marks);
    }

    public static Seen none(Bytes salt) {
        return new Seen(salt, Map.of());
    }

    Bytes mark(Scanned scanned) {
        long time = scanned.presentation().orElseThrow().time().getEpochSecond();
        byte[] what =
                Cbor.array(Cbor.of(scanned.claims().tokenId()), Cbor.of(time)).encode();
        return Bytes.sha256(salt.toArray(), what).slice(0, 8);
    }

    boolean has(Bytes mark) {
        return marks.containsKey(mark);
    }

    Seen with(Bytes mark, Instant now) {
        Map<Bytes, Instant> kept = new HashMap<>();
        marks.forEach((old, when) -> {
            if (when.plus(KEPT).isAfter(now)) {
                kept.put(old, when);
            }
        });
        kept.put(mark, now);
        return new Seen(salt, kept);
    }
}
