package org.bihuan.pass.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.audit.Leaf;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.gate.Answer;
import org.bihuan.pass.gate.Confirmation;
import org.bihuan.pass.gate.Gate;
import org.bihuan.pass.gate.GateLists;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.qr.Base45;
import org.bihuan.pass.rules.RuleSet;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Scanned;
import org.bihuan.pass.trust.TrustList;

/** The targets; each throws when a parser does, or when what it read is not what it would write. */
public final class FuzzTargets {
    private FuzzTargets() {}

    private static void same(byte[] read, byte[] written) {
        if (!Arrays.equals(read, written)) {
            throw new AssertionError("read in another form than it is written");
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** CBOR: what is accepted has one encoding. */
    public static final class CborTarget {
        private CborTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            CborDecoder.decode(input, CborDecoder.Limits.PAYLOAD)
                    .toOptional()
                    .map(Cbor::encode)
                    .ifPresent(written -> same(input, written));
        }
    }

    /** Base45 and the text of a token. */
    public static final class TextTarget {
        private TextTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            String text = text(input);
            Base45.decode(text).toOptional().ifPresent(octets -> {
                if (!Base45.encode(octets).equals(text)) {
                    throw new AssertionError("two texts of the same octets");
                }
            });
            Scanned.parse(text);
        }
    }

    /** The whole gate, on octets behind a good prefix: never a pass without a signature. */
    public static final class GateTarget {
        private static final GateLists LISTS = City.lists();

        private GateTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            var result = Gate.check(
                    City.text(input), LISTS, City.NOW, City.VENUE, new Confirmation(true, true), City.NOTHING_SEEN);
            if (result.answer() == Answer.PASS) {
                throw new AssertionError("a pass that nobody signed");
            }
        }
    }

    /** Claims. */
    public static final class ClaimsTarget {
        private ClaimsTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Claims.decode(input).toOptional().ifPresent(claims -> same(input, claims.encode()));
        }
    }

    /** Trust and status lists, and the compressed array. */
    public static final class ListsTarget {
        private ListsTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            StatusList.parse(input);
            TrustList.verify(input, Ed25519.PROFILE, City.ROOT.publicKey());
            StatusBits.decompress(1, Bytes.of(input));
        }
    }

    /** Notes, checkpoints, verifier keys and proofs. */
    public static final class NoteTarget {
        private NoteTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            SignedNote.parse(input).toOptional().ifPresent(note -> {
                same(input, note.encode().getBytes(StandardCharsets.UTF_8));
                Checkpoint.parse(note.text())
                        .toOptional()
                        .ifPresent(c -> same(
                                note.text().getBytes(StandardCharsets.UTF_8),
                                c.text().getBytes(StandardCharsets.UTF_8)));
            });
            NoteKey.parse(text(input));
            ProofText.parse(input);
        }
    }

    /** Leaves of the log. */
    public static final class LeafTarget {
        private LeafTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Leaf.decode(input).toOptional().ifPresent(leaf -> same(input, leaf.encode()));
        }
    }

    /** Rule sets and JSON. */
    public static final class RulesTarget {
        private RulesTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            RuleSet.decode(Bytes.of(input)).toOptional().ifPresent(rules -> same(input, rules.encode()));
            Json.parse(text(input)).toOptional().ifPresent(json -> {
                if (!Json.parse(json.print()).orThrow().equals(json)) {
                    throw new AssertionError("JSON that does not survive printing");
                }
            });
        }
    }
}
