package org.bihuan.pass.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.log.LogReader;
import org.bihuan.pass.log.LogWriter;
import org.bihuan.pass.log.Merkle;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.note.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status codes of tlog-witness, in its order, and a log that gets its quorum over HTTP. */
class WitnessTest {
    @TempDir
    private Path temp;

    private final NoteSigner signer = City.WITNESSES.getFirst();
    private Witness witness;
    private SignedNote at3;
    private SignedNote at5;
    private List<Bytes> proof;

    @BeforeEach
    void aLogOfFive() throws Exception {
        Path folder = temp.resolve("log");
        try (LogWriter writer =
                LogWriter.create(folder, temp.resolve("guard"), City.LOG).orThrow()) {
            writer.append(entries(3)).orThrow();
            at3 = writer.checkpoint(City.NOW).orThrow().note();
            writer.append(entries(2)).orThrow();
            at5 = writer.checkpoint(City.NOW).orThrow().note();
        }
        proof = new LogReader(folder).consistency(3, 5).orThrow();
        witness = new Witness(temp.resolve("w1"), signer, List.of(City.LOG.key()));
    }

    private static List<byte[]> entries(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> new byte[] {(byte) i})
                .toList();
    }

    private Witness.Answer ask(long old, List<Bytes> hashes, SignedNote note) throws Exception {
        return witness.addCheckpoint(new WitnessRequest(old, hashes, note).encode(), City.NOW);
    }

    @Test
    void cosignsWhatGrew() throws Exception {
        Witness.Answer first = ask(0, List.of(), at3);
        assertThat(first.status()).isEqualTo(200);
        SignedNote cosigned = SignedNote.parse(at3.encode() + first.body()).orThrow();
        assertThat(Checkpoint.open(cosigned, List.of(City.LOG.key()), List.of(signer.key()), 1)
                        .orThrow()
                        .witnesses()
                        .getFirst()
                        .seconds())
                .contains(City.NOW.getEpochSecond());
        assertThat(ask(3, proof, at5).status()).isEqualTo(200);
        // the same again, and by a witness that was started anew
        witness = new Witness(temp.resolve("w1"), signer, List.of(City.LOG.key()));
        assertThat(ask(5, List.of(), at5).status()).isEqualTo(200);
        assertThat(witness.remembered(City.LOG.key().name()).orElseThrow().size())
                .isEqualTo(5);
    }

    @Test
    void refusesAsSpecified() throws Exception {
        assertThat(witness.addCheckpoint("old 00\n\n".getBytes(StandardCharsets.UTF_8), City.NOW)
                        .status())
                .isEqualTo(400);
        NoteSigner other = NoteSigner.of("other.example", NoteKey.Type.NOTE, City.STRANGER);
        assertThat(ask(0, List.of(), note(other, 3, Merkle.EMPTY)).status()).isEqualTo(404);
        NoteSigner forger = NoteSigner.of(City.LOG.key().name(), NoteKey.Type.NOTE, City.STRANGER);
        assertThat(ask(0, List.of(), note(forger, 3, Merkle.EMPTY)).status()).isEqualTo(403);
        assertThat(ask(6, List.of(), at5).status()).isEqualTo(400);
        assertThat(ask(0, proof, at3).status()).isEqualTo(422);
        assertThat(ask(0, List.of(), at3).status()).isEqualTo(200);
        assertThat(ask(0, List.of(), at5)).isEqualTo(new Witness.Answer(409, "3\n"));
        assertThat(ask(4, proof, at5)).isEqualTo(new Witness.Answer(409, "3\n"));
        assertThat(ask(3, List.of(), at5).status()).isEqualTo(422);
        assertThat(ask(3, proof.reversed(), at5).status()).isEqualTo(422);
        assertThat(ask(3, List.of(), note(City.LOG, 3, Merkle.EMPTY)).status()).isEqualTo(409);
        assertThat(ask(3, proof, note(City.LOG, 5, Merkle.EMPTY)).status()).isEqualTo(422);
        assertThat(witness.remembered(City.LOG.key().name()).orElseThrow().size())
                .isEqualTo(3);
    }

    private static SignedNote note(NoteSigner log, long size, Bytes root) {
        String text = new Checkpoint(log.key().name(), size, root, List.of()).text();
        return new SignedNote(text, List.of(log.sign(text, City.NOW)));
    }

    @Test
    void answersOverHttp() throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (WitnessServer server = new WitnessServer(witness, anyPort, InstantSource.fixed(City.NOW))) {
            URI prefix = URI.create("http://127.0.0.1:" + server.port());
            LogReader log = new LogReader(temp.resolve("log"));
            Checkpoint.Signed earlier =
                    Checkpoint.open(at3, List.of(City.LOG.key()), List.of(), 0).orThrow();
            Checkpoint.Signed later =
                    Checkpoint.open(at5, List.of(City.LOG.key()), List.of(), 0).orThrow();
            WitnessClient client = new WitnessClient();
            assertThat(client.cosign(prefix, signer.key(), log, earlier).orThrow())
                    .hasSize(1);
            assertThat(client.cosign(prefix, signer.key(), log, later).orThrow())
                    .hasSize(1);
            assertThat(client.cosign(prefix, City.WITNESSES.get(1).key(), log, later)
                            .whyNot())
                    .isPresent();
        }
    }
}
