package org.bihuan.ledger.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.ledger.Entry;
import org.bihuan.pass.Bytes;

/**
 * SHA-256 of entries. An entry's digest is made from its head (when, where, which act) and the digest of its body (who,
 * about whom, what for), so that a body can be emptied when its time has run out and the entry still verifies. Every part
 * goes in with its length before it.
 */
public final class Digests {
    private Digests() {}

    /** @param details the facts as the ledger stores them */
    public static Bytes body(Entry entry, String details) {
        MessageDigest digest = sha256("bihuan ledger body 1");
        digest.update(ByteBuffer.allocate(8).putLong(entry.account()).array());
        put(digest, entry.login());
        put(digest, entry.subjects());
        put(digest, entry.purpose().key());
        put(digest, entry.purpose().reason());
        put(digest, details);
        put(digest, entry.signed().orElse(""));
        return Bytes.of(digest.digest());
    }

    public static Bytes entry(Instant at, int area, String sector, String act, Bytes body) {
        MessageDigest digest = sha256("bihuan ledger entry 1");
        digest.update(ByteBuffer.allocate(12)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putInt(area)
                .array());
        put(digest, sector);
        put(digest, act);
        digest.update(body.toArray());
        return Bytes.of(digest.digest());
    }

    static MessageDigest sha256(String domain) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            put(digest, domain);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(MessageDigest digest, List<String> texts) {
        digest.update(ByteBuffer.allocate(4).putInt(texts.size()).array());
        texts.forEach(text -> put(digest, text));
    }

    private static void put(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
