package org.bihuan.pass.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.audit.Leaf;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cli.PassCli;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.gate.Answer;
import org.bihuan.pass.gate.Confirmation;
import org.bihuan.pass.gate.Gate;
import org.bihuan.pass.gate.GateLists;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.log.EntryBundle;
import org.bihuan.pass.log.Merkle;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.qr.Base45;
import org.bihuan.pass.rules.RuleSet;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Presentation;
import org.bihuan.pass.token.Scanned;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.witness.WitnessRequest;

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

    /** Every other target, chosen by the first octet: for the short run, which starts one fuzzer and not eighteen. */
    public static final class AnyOf {
        private static final List<Consumer<byte[]>> ALL = List.of(
                BundleTarget::fuzzerTestOneInput,
                Base45Target::fuzzerTestOneInput,
                CborTarget::fuzzerTestOneInput,
                ClaimsTarget::fuzzerTestOneInput,
                CommandTarget::fuzzerTestOneInput,
                CoseTarget::fuzzerTestOneInput,
                GateTarget::fuzzerTestOneInput,
                JsonTarget::fuzzerTestOneInput,
                KeyTarget::fuzzerTestOneInput,
                LeafTarget::fuzzerTestOneInput,
                NoteTarget::fuzzerTestOneInput,
                PresentationTarget::fuzzerTestOneInput,
                ProofTarget::fuzzerTestOneInput,
                RulesTarget::fuzzerTestOneInput,
                StatusTarget::fuzzerTestOneInput,
                TokenTarget::fuzzerTestOneInput,
                TrustTarget::fuzzerTestOneInput,
                WitnessTarget::fuzzerTestOneInput);

        private AnyOf() {}

        static int count() {
            return ALL.size();
        }

        public static void fuzzerTestOneInput(byte[] input) {
            if (input.length > 0) {
                byte[] rest = Arrays.copyOfRange(input, 1, input.length);
                ALL.get((input[0] & 0xff) % ALL.size()).accept(rest);
            }
        }
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

    /** Base45: no two texts of the same octets. */
    public static final class Base45Target {
        private Base45Target() {}

        public static void fuzzerTestOneInput(byte[] input) {
            String text = text(input);
            Base45.decode(text)
                    .toOptional()
                    .ifPresent(octets -> same(input, Base45.encode(octets).getBytes(StandardCharsets.US_ASCII)));
            Base45.decode(Base45.encode(input)).toOptional().ifPresent(octets -> same(input, octets));
        }
    }

    /** The text of a token, from its first letter. */
    public static final class TokenTarget {
        private TokenTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Scanned.parse(text(input));
        }
    }

    /** COSE_Sign1: what is accepted is what its parts are written as. */
    public static final class CoseTarget {
        private CoseTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Sign1.parse(input, CborDecoder.Limits.PAYLOAD).toOptional().ifPresent(message -> {
                Cbor parts = Cbor.array(
                        Cbor.of(message.protectedHeader()),
                        new Cbor.CborMap(Map.of()),
                        Cbor.of(message.payload()),
                        Cbor.of(message.signature()));
                same(input, new Cbor.Tagged(18, parts).encode());
            });
        }
    }

    /** A token or a presentation, behind Base45. */
    public static final class PresentationTarget {
        private PresentationTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Scanned.parse(City.text(input))
                    .toOptional()
                    .flatMap(Scanned::presentation)
                    .ifPresent(live -> same(input, live.encode()));
        }
    }

    /** The whole gate, on octets behind a good prefix: nothing passes but the one presentation that was signed. */
    public static final class GateTarget {
        private static final byte[] SIGNED =
                Presentation.sign(City.token(City.live()), City.NOW, City.PHONE).encode();
        private static final GateLists LISTS = City.lists();

        private GateTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            var result = Gate.check(
                    City.text(input), LISTS, City.NOW, City.VENUE, new Confirmation(true, true), City.NOTHING_SEEN);
            if (result.answer() == Answer.PASS && !Arrays.equals(input, SIGNED)) {
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

    /** Status lists, and the compressed array. */
    public static final class StatusTarget {
        private StatusTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            StatusList.parse(input);
            StatusBits.decompress(1, Bytes.of(input));
        }
    }

    /** Trust lists, as if the root had signed any octets. */
    public static final class TrustTarget {
        private TrustTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            TrustList.verify(input, new Credulous(), City.ROOT.publicKey());
        }
    }

    /** Takes every signature for good, so that what lies behind one is reached. */
    private record Credulous() implements SignatureProfile {
        @Override
        public int algorithm() {
            return Ed25519.PROFILE.algorithm();
        }

        @Override
        public String prefix() {
            return Ed25519.PROFILE.prefix();
        }

        @Override
        public int signatureSize() {
            return Ed25519.PROFILE.signatureSize();
        }

        @Override
        public boolean acceptsKey(Bytes publicKey) {
            return true;
        }

        @Override
        public boolean verify(Bytes publicKey, byte[] message, byte[] signature) {
            return true;
        }
    }

    /** Notes and checkpoints. */
    public static final class NoteTarget {
        private NoteTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            SignedNote.parse(input).toOptional().ifPresent(note -> {
                same(input, note.encode().getBytes(StandardCharsets.UTF_8));
                note.verify(List.of(City.LOG.key(), City.WITNESSES.getFirst().key()));
                Checkpoint.parse(note.text())
                        .toOptional()
                        .ifPresent(c -> same(
                                note.text().getBytes(StandardCharsets.UTF_8),
                                c.text().getBytes(StandardCharsets.UTF_8)));
            });
        }
    }

    /** Verifier keys. */
    public static final class KeyTarget {
        private KeyTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            NoteKey.parse(text(input))
                    .toOptional()
                    .ifPresent(key -> NoteKey.parse(key.text()).orThrow());
        }
    }

    /** Inclusion proofs, and their verification. */
    public static final class ProofTarget {
        private ProofTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            ProofText.parse(input).toOptional().ifPresent(proof -> {
                same(input, proof.encode().getBytes(StandardCharsets.UTF_8));
                proof.verify(input, List.of(City.LOG.key()), List.of(), 0);
                Checkpoint.parse(proof.checkpoint().text())
                        .toOptional()
                        .ifPresent(head ->
                                Merkle.includes(head.root(), head.root(), proof.index(), head.size(), proof.path()));
            });
        }
    }

    /** Requests to a witness, and consistency proofs. */
    public static final class WitnessTarget {
        private WitnessTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            WitnessRequest.parse(input).toOptional().ifPresent(request -> {
                same(input, request.encode());
                Checkpoint.parse(request.note().text())
                        .toOptional()
                        .ifPresent(head -> Merkle.consistent(
                                request.old(), head.root(), head.size(), head.root(), request.proof()));
            });
        }
    }

    /** Entry bundles of a log; the first octet says how many entries are expected. */
    public static final class BundleTarget {
        private BundleTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            int width = input.length == 0 ? 1 : (input[0] & 0xff) + 1;
            byte[] octets = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
            EntryBundle.parse(octets, width, "bundle").toOptional().ifPresent(entries -> {
                if (entries.size() != width) {
                    throw new AssertionError(entries.size() + " entries for " + width);
                }
            });
        }
    }

    /** Leaves of the log. */
    public static final class LeafTarget {
        private LeafTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Leaf.decode(input).toOptional().ifPresent(leaf -> same(input, leaf.encode()));
        }
    }

    /** Rule sets. */
    public static final class RulesTarget {
        private RulesTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            RuleSet.decode(Bytes.of(input)).toOptional().ifPresent(rules -> same(input, rules.encode()));
        }
    }

    /** JSON. */
    public static final class JsonTarget {
        private JsonTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            Json.parse(text(input)).toOptional().ifPresent(json -> {
                if (!Json.parse(json.print()).orThrow().equals(json)) {
                    throw new AssertionError("JSON that does not survive printing");
                }
            });
        }
    }

    /** Claims and lists as people write them, through the command. */
    public static final class CommandTarget {
        private static final String KEY = key();

        private CommandTarget() {}

        public static void fuzzerTestOneInput(byte[] input) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            int code = PassCli.run(
                    "pass", List.of("encode", "--key", KEY, "-"), new ByteArrayInputStream(input), nowhere, nowhere);
            if (code != 0 && code != 2) {
                throw new AssertionError("exit code " + code);
            }
        }

        private static String key() {
            try {
                Path file = Files.createTempFile("fuzz", ".key");
                file.toFile().deleteOnExit();
                return Files.writeString(file, "{\"secret\":\"" + "07".repeat(32) + "\"}")
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
