package org.bihuan.pass.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.Decimal;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.note.Text64;

/**
 * The body of an {@code add-checkpoint} request (tlog-witness): the size that the witness is thought to know, the
 * consistency proof from there, an empty line, and the checkpoint.
 *
 * @param proof at most 63 hashes of 32 octets
 */
public record WitnessRequest(long old, List<Bytes> proof, SignedNote note) {
    /** Octets of a request that are read. */
    public static final int MOST_OCTETS = 1 << 16;

    private static final String OLD = "old ";

    public WitnessRequest {
        proof = List.copyOf(proof);
    }

    /** L01 or L02 for a body of another form. */
    public static Outcome<WitnessRequest> parse(byte[] body) {
        if (body.length > MOST_OCTETS) {
            return Outcome.refused("L01", "a request of more than 64 KiB");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Outcome.refused("L01", "a request that is not UTF-8");
        }
    }

    private static Outcome<WitnessRequest> parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            return Outcome.refused("L01", "a request without an empty line");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
        String first = lines.removeFirst();
        Optional<Long> old = first.startsWith(OLD) ? Decimal.parse(first.substring(OLD.length())) : Optional.empty();
        if (old.isEmpty()) {
            return Outcome.refused("L01", "a request without the old size");
        }
        return ProofText.hashes(lines)
                .then(proof -> SignedNote.parse(text.substring(blank + 2))
                        .map(note -> new WitnessRequest(old.get(), proof, note)));
    }

    public byte[] encode() {
        StringBuilder out = new StringBuilder(OLD).append(old).append('\n');
        proof.forEach(hash -> out.append(Text64.encode(hash.toArray())).append('\n'));
        return out.append('\n').append(note.encode()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
