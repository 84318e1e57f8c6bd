package org.bihuan.pass.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.Decimal;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.Origin;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.note.Text64;

/**
 * An inclusion proof that can be checked without the log (tlog-proof).
 *
 * @param extra opaque octets that nothing authenticates
 */
public record ProofText(Optional<Bytes> extra, long index, List<Bytes> path, SignedNote checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final int MOST_HASHES = 63;

    public ProofText {
        path = List.copyOf(path);
    }

    public String encode() {
        StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
        extra.ifPresent(octets ->
                out.append("extra ").append(Text64.encode(octets.toArray())).append('\n'));
        out.append("index ").append(index).append('\n');
        path.forEach(hash -> out.append(Text64.encode(hash.toArray())).append('\n'));
        return out.append('\n').append(checkpoint.encode()).toString();
    }

    /** L02 for a text of another form. */
    public static Outcome<ProofText> parse(byte[] octets) {
        if (octets.length > SignedNote.MOST_OCTETS) {
            return Outcome.refused("L02", "a proof of more than 1 MiB");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return Outcome.refused("L02", "a proof that is not UTF-8");
        }
    }

    private static Outcome<ProofText> parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            return Outcome.refused("L02", "not a proof");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
        if (!lines.removeFirst().equals(FIRST_LINE)) {
            return Outcome.refused("L02", "not a proof of version 1");
        }
        Optional<Bytes> extra = Optional.empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = Text64.decode(lines.removeFirst().substring(6)).map(Bytes::of);
            if (extra.isEmpty()) {
                return Outcome.refused("L02", "extra data that is not base 64");
            }
        }
        String line = lines.isEmpty() ? "" : lines.removeFirst();
        Optional<Long> index =
                line.startsWith(INDEX) ? Decimal.parse(line.substring(INDEX.length())) : Optional.empty();
        if (index.isEmpty()) {
            return Outcome.refused("L02", "no index");
        }
        Optional<Bytes> kept = extra;
        return hashes(lines)
                .then(path -> SignedNote.parse(text.substring(blank + 2))
                        .map(note -> new ProofText(kept, index.get(), path, note)));
    }

    /** Hashes of 32 octets in base 64, at most 63 of them; L02 otherwise. */
    public static Outcome<List<Bytes>> hashes(List<String> lines) {
        List<Bytes> hashes = new ArrayList<>();
        for (String line : lines) {
            Optional<byte[]> hash = Text64.decode(line).filter(octets -> octets.length == 32);
            if (hash.isEmpty() || hashes.size() == MOST_HASHES) {
                return Outcome.refused("L02", "a proof line that is not a hash, or too many");
            }
            hashes.add(Bytes.of(hash.get()));
        }
        return Outcome.ok(hashes);
    }

    /** The checkpoint, if it opens (L01 otherwise) and the entry is where the proof says (L02 otherwise). */
    public Outcome<Checkpoint.Signed> verify(byte[] entry, List<NoteKey> log, List<NoteKey> witnesses, int quorum) {
        return verify(entry, log, witnesses, quorum, Origin.KEY_NAME);
    }

    /** As {@link #verify(byte[], List, List, int)}, with what the reader says of the origin. */
    public Outcome<Checkpoint.Signed> verify(
            byte[] entry, List<NoteKey> log, List<NoteKey> witnesses, int quorum, Origin origin) {
        return Checkpoint.open(checkpoint, log, witnesses, quorum, origin).then(signed -> {
            Checkpoint head = signed.checkpoint();
            return Merkle.includes(head.root(), Merkle.leaf(entry), index, head.size(), path)
                    ? Outcome.ok(signed)
                    : Outcome.refused("L02", "the entry is not at index " + index + " of this checkpoint");
        });
    }
}
