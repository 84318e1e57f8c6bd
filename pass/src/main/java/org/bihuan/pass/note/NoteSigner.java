package org.bihuan.pass.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.cose.Signer;

/** A named key that signs notes: a log's, or a witness's cosignatures. */
public record NoteSigner(NoteKey key, Signer signer) {
    public static NoteSigner of(String name, NoteKey.Type type, Signer signer) {
        return new NoteSigner(NoteKey.of(name, type, signer.publicKey()), signer);
    }

    /**
     * The signature line for a text.
     *
     * @param now stated by a cosignature, not used by a plain signature
     */
    public NoteSignature sign(String text, Instant now) {
        byte[] signature = switch (key.type()) {
            case NOTE -> signer.sign(text.getBytes(StandardCharsets.UTF_8));
            case COSIGNATURE -> {
                byte[] plain = signer.sign(NoteKey.cosigned(text, now.getEpochSecond()));
                yield ByteBuffer.allocate(8 + plain.length)
                        .putLong(now.getEpochSecond())
                        .put(plain)
                        .array();
            }
        };
        return new NoteSignature(key.name(), key.id(), Bytes.of(signature));
    }
}
