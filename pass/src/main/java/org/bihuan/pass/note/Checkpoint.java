package org.bihuan.pass.note;

import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/** The head of a log (tlog-checkpoint): origin, number of leaves, root hash, extension lines. */
public record Checkpoint(String origin, long size, Bytes root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
    }

    /** The note text. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(origin).append('\n').append(size).append('\n');
        out.append(Text64.encode(root.toArray())).append('\n');
        extensions.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    public static Outcome<Checkpoint> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            return Outcome.refused("L01", "a checkpoint has at least three lines");
        }
        List<String> body = List.of(lines).subList(0, lines.length - 1);
        if (body.stream().anyMatch(String::isEmpty)) {
            return Outcome.refused("L01", "an empty line in a checkpoint");
        }
        Optional<byte[]> root = Text64.decode(body.get(2)).filter(octets -> octets.length == 32);
        Optional<Long> size = Decimal.parse(body.get(1));
        if (size.isEmpty() || root.isEmpty()) {
            return Outcome.refused("L01", "a checkpoint with a bad size or root");
        }
        return Outcome.ok(new Checkpoint(body.get(0), size.get(), Bytes.of(root.get()), body.subList(3, body.size())));
    }

    /** A checkpoint that its log signed, with the witnesses that saw it. */
    public record Signed(SignedNote note, Checkpoint checkpoint, List<SignedNote.Verified> witnesses) {}

    /** As {@link #open(SignedNote, List, List, int)}, from the published octets. */
    public static Outcome<Signed> open(byte[] octets, List<NoteKey> log, List<NoteKey> witnesses, int quorum) {
        return SignedNote.parse(octets).then(note -> open(note, log, witnesses, quorum));
    }

    /**
     * The checkpoint, if one of the log's keys signed it and at least {@code quorum} different witness keys did; L01
     * otherwise. The origin must be the name of a log key that signed: a key speaks for its own log only.
     */
    public static Outcome<Signed> open(SignedNote note, List<NoteKey> log, List<NoteKey> witnesses, int quorum) {
        return open(note, log, witnesses, quorum, Origin.KEY_NAME);
    }

    /** As {@link #open(SignedNote, List, List, int)}, with what the reader says of the origin. */
    public static Outcome<Signed> open(
            SignedNote note, List<NoteKey> log, List<NoteKey> witnesses, int quorum, Origin origin) {
        return note.verify(log)
                .then(signers -> note.verify(witnesses)
                        .then(seen -> parse(note.text()).then(checkpoint -> {
                            if (signers.isEmpty()) {
                                return Outcome.refused("L01", "no signature of the log");
                            }
                            List<NoteKey> keys = signers.stream()
                                    .map(SignedNote.Verified::key)
                                    .toList();
                            if (!origin.allows(checkpoint.origin(), keys)) {
                                return Outcome.refused("L01", "the origin is not the log's");
                            }
                            long distinct = seen.stream()
                                    .map(v -> v.key().publicKey())
                                    .distinct()
                                    .count();
                            if (distinct < quorum) {
                                return Outcome.refused("L01", distinct + " witnesses of the " + quorum + " required");
                            }
                            return Outcome.ok(new Signed(note, checkpoint, seen));
                        })));
    }
}
