package org.bihuan.pass.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cose.Ed25519;

/**
 * A verifier key of signed-note: name, four-octet id, type and Ed25519 public key. Written {@code name+id+base64(type ‖
 * key)}; the id must be the one that the specification computes.
 */
public record NoteKey(String name, Bytes id, Type type, Bytes publicKey) {
    /** What the signatures of a key are over. */
    public enum Type {
        /** Ed25519 over the note's text. */
        NOTE(1),
        /** Timestamped Ed25519 cosignature of tlog-cosignature. */
        COSIGNATURE(4);

        final int octet;

        Type(int octet) {
            this.octet = octet;
        }
    }

    private static final int TIMESTAMP = 8;

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || c < ' '
                                || c == 0x85);
    }

    public static NoteKey of(String name, Type type, Bytes publicKey) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key name has no space and no plus");
        }
        return new NoteKey(name, id(name, type, publicKey), type, publicKey);
    }

    static Bytes id(String name, Type type, Bytes publicKey) {
        byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Bytes.sha256(prefix, new byte[] {(byte) type.octet}, publicKey.toArray())
                .slice(0, 4);
    }

    /** L01 for a text that is not a key of a known type. */
    public static Outcome<NoteKey> parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        Optional<byte[]> material = parts.length == 3 ? Text64.decode(parts[2]) : Optional.empty();
        if (material.isEmpty() || !isName(parts[0]) || material.get().length != 1 + Ed25519.KEY) {
            return Outcome.refused("L01", "not an Ed25519 verifier key");
        }
        byte[] octets = material.get();
        Bytes key = Bytes.of(octets).slice(1, octets.length);
        for (Type type : Type.values()) {
            if (type.octet == octets[0]) {
                return id(parts[0], type, key).hex().equalsIgnoreCase(parts[1])
                        ? Outcome.ok(of(parts[0], type, key))
                        : Outcome.refused("L01", "the id in the verifier key is not the key's");
            }
        }
        return Outcome.refused("L01", "a verifier key of unknown type " + octets[0]);
    }

    /** The text form. */
    public String text() {
        byte[] key = publicKey.toArray();
        byte[] octets = ByteBuffer.allocate(1 + key.length)
                .put((byte) type.octet)
                .put(key)
                .array();
        return name + "+" + id.hex() + "+" + Base64.getEncoder().encodeToString(octets);
    }

    /** Whether a signature line claims to be this key's. */
    public boolean claims(NoteSignature line) {
        return line.name().equals(name) && line.keyId().equals(id);
    }

    /** Whether the line's octets are this key's signature of the text. */
    public boolean verify(String text, NoteSignature line) {
        byte[] octets = line.signature().toArray();
        return switch (type) {
            case NOTE -> Ed25519.PROFILE.verify(publicKey, text.getBytes(StandardCharsets.UTF_8), octets);
            case COSIGNATURE -> {
                if (octets.length != TIMESTAMP + Ed25519.SIGNATURE || octets[0] < 0) {
                    yield false;
                }
                byte[] message = cosigned(text, ByteBuffer.wrap(octets).getLong());
                byte[] signature =
                        line.signature().slice(TIMESTAMP, octets.length).toArray();
                yield Ed25519.PROFILE.verify(publicKey, message, signature);
            }
        };
    }

    /** The seconds that a cosignature states; only meaningful after {@link #verify}. */
    public Optional<Long> timestamp(NoteSignature line) {
        return type == Type.COSIGNATURE && line.signature().size() == TIMESTAMP + Ed25519.SIGNATURE
                ? Optional.of(ByteBuffer.wrap(line.signature().toArray()).getLong())
                : Optional.empty();
    }

    static byte[] cosigned(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
