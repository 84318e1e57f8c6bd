package org.bihuan.pass.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Outcome;

/**
 * A text and its signature lines (signed-note).
 *
 * @param text ends in a newline
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Most octets of a note, and most signature lines. */
    public static final int MOST_OCTETS = 1 << 20;

    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    public static Outcome<SignedNote> parse(byte[] octets) {
        if (octets.length > MOST_OCTETS) {
            return Outcome.refused("L01", "a note of more than 1 MiB");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return Outcome.refused("L01", "a note that is not UTF-8");
        }
    }

    /** L01 for what is not text, an empty line and signature lines. */
    public static Outcome<SignedNote> parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            return Outcome.refused("L01", "not a signed note");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2).split("\n", MOST_SIGNATURES + 2)) {
            if (line.isEmpty() && !signatures.isEmpty()) {
                break;
            }
            Optional<NoteSignature> signature = NoteSignature.parse(line);
            if (signature.isEmpty() || signatures.size() == MOST_SIGNATURES) {
                return Outcome.refused("L01", "a bad signature line, or too many");
            }
            signatures.add(signature.get());
        }
        return Outcome.ok(new SignedNote(note.substring(0, blank + 1), signatures));
    }

    /** The note as it is published. */
    public String encode() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()).append('\n'));
        return out.toString();
    }

    public SignedNote with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        more.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /**
     * The lines of known keys, each verified; lines of unknown keys are ignored. L01 if a line that claims a known key does
     * not verify, whatever the others say.
     */
    public Outcome<List<Verified>> verify(List<NoteKey> known) {
        List<Verified> verified = new ArrayList<>();
        for (NoteSignature line : signatures) {
            for (NoteKey key : known) {
                if (key.claims(line)) {
                    if (!key.verify(text, line)) {
                        return Outcome.refused("L01", "a signature of " + key.name() + " does not verify");
                    }
                    if (verified.stream().noneMatch(v -> v.key().equals(key))) {
                        verified.add(new Verified(key, key.timestamp(line)));
                    }
                }
            }
        }
        return Outcome.ok(List.copyOf(verified));
    }

    /** A key whose signature is good, and the seconds that its cosignature states. */
    public record Verified(NoteKey key, Optional<Long> seconds) {}
}
