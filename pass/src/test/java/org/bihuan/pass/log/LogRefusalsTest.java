package org.bihuan.pass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSignature;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.note.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test for each refusal of a reader of the log in the specification, by its id. */
class LogRefusalsTest {
    @TempDir
    private Path temp;

    private static final List<NoteKey> LOG = List.of(City.LOG.key());
    private static final List<NoteKey> WITNESSES =
            City.WITNESSES.stream().map(NoteSigner::key).toList();

    private static void refused(String id, Outcome<?> outcome) {
        assertThat(outcome.whyNot().map(Refusal::id)).contains(id);
    }

    private static SignedNote note(Checkpoint checkpoint, NoteSigner... signers) {
        List<NoteSignature> lines = new ArrayList<>();
        for (NoteSigner signer : signers) {
            lines.add(signer.sign(checkpoint.text(), City.NOW));
        }
        return new SignedNote(checkpoint.text(), lines);
    }

    @Test
    void L01() throws Exception {
        LogReader reader = TestLog.write(temp.resolve("log"), 100, 300);
        Checkpoint at300 = TestLog.checkpoint(temp.resolve("log"));
        Checkpoint at100 = head(100, TestLog.root(TestLog.entries(0, 100)));
        List<Bytes> proof = reader.consistency(100, 300).orThrow();
        assertThat(Continuity.check(at100, at300, proof).toOptional()).contains(at300);
        // smaller, same size with another root, inconsistent, another log
        refused("L01", Continuity.check(at300, at100, proof));
        refused("L01", Continuity.check(at300, head(300, at100.root()), List.of()));
        refused("L01", Continuity.check(at100, head(300, at100.root()), proof));
        refused("L01", Continuity.check(head(100, at300.root()), at300, proof));
        refused("L01", Continuity.check(new Checkpoint("other.example", 100, at100.root(), List.of()), at300, proof));
        // nothing follows from nothing
        refused("L01", Continuity.check(head(0, Merkle.EMPTY), at300, List.of()));
        assertThat(Merkle.consistent(0, Merkle.EMPTY, 300, at300.root(), List.of()))
                .isFalse();
        refused("L01", reader.consistency(0, 300));
        refused("L01", reader.consistency(301, 300));
        // signatures
        NoteSigner stranger = NoteSigner.of(City.LOG.key().name(), NoteKey.Type.NOTE, City.STRANGER);
        refused("L01", Checkpoint.open(note(at300, stranger), LOG, List.of(), 0));
        refused("L01", Checkpoint.open(note(at300), LOG, List.of(), 0));
        NoteSignature good = City.LOG.sign(at300.text(), City.NOW);
        byte[] bad = good.signature().toArray();
        bad[7] ^= 1;
        NoteSignature altered = new NoteSignature(good.name(), good.keyId(), Bytes.of(bad));
        refused("L01", Checkpoint.open(new SignedNote(at300.text(), List.of(altered)), LOG, List.of(), 0));
        refused("L01", Checkpoint.open(new SignedNote(at300.text(), List.of(good, altered)), LOG, List.of(), 0));
        refused("L01", Checkpoint.open(new SignedNote(at100.text(), List.of(good)), LOG, List.of(), 0));
        // a quorum is of different witnesses
        NoteSigner w1 = City.WITNESSES.get(0);
        NoteSigner w2 = City.WITNESSES.get(1);
        assertThat(Checkpoint.open(note(at300, City.LOG, w1, w2), LOG, WITNESSES, 2)
                        .toOptional())
                .isPresent();
        refused("L01", Checkpoint.open(note(at300, City.LOG, w1), LOG, WITNESSES, 2));
        refused("L01", Checkpoint.open(note(at300, City.LOG, w1, w1), LOG, WITNESSES, 2));
        refused("L01", Checkpoint.open(note(at300, City.LOG, w1, stranger), LOG, WITNESSES, 2));
        NoteSigner alias = NoteSigner.of("witness.example/alias", NoteKey.Type.COSIGNATURE, w1.signer());
        refused("L01", Checkpoint.open(note(at300, City.LOG, w1, alias), LOG, List.of(w1.key(), alias.key()), 2));
        // texts that are no checkpoints
        for (String text : List.of(
                "", "a\n1\n", "log.example/passes\n01\nAAAA\n", "log.example/passes\n-1\n" + "A".repeat(44) + "\n")) {
            refused("L01", Checkpoint.parse(text));
        }
    }

    @Test
    void L01_writer_does_not_sign_from_an_older_state() throws Exception {
        Path folder = temp.resolve("log");
        Path guard = TestLog.guard(folder);
        TestLog.write(folder, 100);
        Path backup = temp.resolve("backup");
        copy(folder, backup);
        try (LogWriter writer = LogWriter.open(folder, guard, City.LOG).orThrow()) {
            writer.append(TestLog.entries(100, 150)).orThrow();
            writer.checkpoint(City.NOW).orThrow();
        }
        refused("L01", LogWriter.open(backup, guard, City.LOG));
        refused("L01", LogWriter.create(temp.resolve("new"), guard, City.LOG));
        // a copy that was open before the other one signed
        Path twin = temp.resolve("twin");
        copy(folder, twin);
        try (LogWriter first = LogWriter.open(folder, guard, City.LOG).orThrow();
                LogWriter second = LogWriter.open(twin, guard, City.LOG).orThrow()) {
            refused("L01", LogWriter.open(folder, guard, City.LOG));
            first.append(List.of(TestLog.entry(1))).orThrow();
            first.checkpoint(City.NOW).orThrow();
            second.append(List.of(TestLog.entry(2))).orThrow();
            refused("L01", second.checkpoint(City.NOW));
        }
    }

    @Test
    void L02() throws Exception {
        Path folder = temp.resolve("log");
        LogReader reader = TestLog.write(folder, 700);
        Checkpoint head = TestLog.checkpoint(folder);
        List<Bytes> path = reader.inclusion(5, 700).orThrow();
        ProofText proof = new ProofText(Optional.empty(), 5, path, note(head, City.LOG));
        assertThat(proof.verify(TestLog.entry(5), LOG, List.of(), 0).toOptional())
                .isPresent();
        refused("L02", proof.verify(TestLog.entry(6), LOG, List.of(), 0));
        refused("L02", moved(proof, 6).verify(TestLog.entry(5), LOG, List.of(), 0));
        refused("L02", moved(proof, 700).verify(TestLog.entry(5), LOG, List.of(), 0));
        refused("L02", moved(proof, Long.MAX_VALUE / 4).verify(TestLog.entry(5), LOG, List.of(), 0));
        refused("L02", other(proof, path.subList(0, path.size() - 1)).verify(TestLog.entry(5), LOG, List.of(), 0));
        List<Bytes> trailing = new ArrayList<>(path);
        trailing.add(head.root());
        refused("L02", other(proof, trailing).verify(TestLog.entry(5), LOG, List.of(), 0));
        SignedNote otherSize = note(new Checkpoint(head.origin(), 300, head.root(), List.of()), City.LOG);
        refused("L02", new ProofText(Optional.empty(), 5, path, otherSize).verify(TestLog.entry(5), LOG, List.of(), 0));
        refused("L02", reader.inclusion(700, 700));
        // texts
        String text = proof.encode();
        assertThat(ProofText.parse(utf8(text)).orThrow()).isEqualTo(proof);
        refused("L02", ProofText.parse(utf8(text.replace("@v1", "@v2"))));
        refused("L02", ProofText.parse(utf8(text.replace("index 5", "index 05"))));
        refused("L02", ProofText.parse(utf8(text.replace("index 5\n", "index 5\nAAAA\n"))));
        // files
        assertThat(LogVerifier.verify(reader, head, (i, e) -> {}).findings()).isEmpty();
        for (String file : List.of("tile/0/000", "tile/0/002.p/188", "tile/1/000.p/2", "tile/entries/001")) {
            flipAndCheck(folder.resolve(file), head, reader);
        }
        Files.delete(folder.resolve("tile/entries/001"));
        assertThat(LogVerifier.verify(reader, head, (i, e) -> {}).findings())
                .extracting(Refusal::id)
                .contains("L02");
    }

    private static void flipAndCheck(Path file, Checkpoint head, LogReader reader) throws Exception {
        byte[] octets = Files.readAllBytes(file);
        byte[] changed = octets.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        assertThat(LogVerifier.verify(reader, head, (i, e) -> {}).findings())
                .as("one bit of %s", file)
                .extracting(Refusal::id)
                .contains("L02");
        Files.write(file, octets);
    }

    private static ProofText moved(ProofText proof, long index) {
        return new ProofText(proof.extra(), index, proof.path(), proof.checkpoint());
    }

    private static ProofText other(ProofText proof, List<Bytes> path) {
        return new ProofText(proof.extra(), proof.index(), path, proof.checkpoint());
    }

    private static Checkpoint head(long size, Bytes root) {
        return new Checkpoint(City.LOG.key().name(), size, root, List.of());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
