package org.bihuan.pass.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.log.Durable;
import org.bihuan.pass.log.Merkle;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;

/**
 * Cosigns what continues what it cosigned before. Its memory is one file for each log, written before it answers.
 */
public final class Witness {
    private final Path folder;
    private final NoteSigner signer;
    private final List<NoteKey> logs;

    /**
     * @param folder its own, for its memory
     * @param signer a cosignature key of its own
     * @param logs the keys that it trusts, several of one log under one name
     */
    public Witness(Path folder, NoteSigner signer, List<NoteKey> logs) {
        if (signer.key().type() != NoteKey.Type.COSIGNATURE) {
            throw new IllegalArgumentException("a witness signs cosignatures");
        }
        this.folder = folder;
        this.signer = signer;
        this.logs = List.copyOf(logs);
    }

    /**
     * An HTTP answer.
     *
     * @param body signature lines for 200; the known size for 409; empty otherwise
     */
    public record Answer(int status, String body) {
        static Answer of(int status) {
            return new Answer(status, "");
        }
    }

    /** Handles the body of an {@code add-checkpoint} request; one at a time, so that the memory never goes back. */
    public synchronized Answer addCheckpoint(byte[] body, Instant now) throws IOException {
        Optional<WitnessRequest> parsed = WitnessRequest.parse(body).toOptional();
        Optional<Checkpoint> claimed = parsed.flatMap(
                request -> Checkpoint.parse(request.note().text()).toOptional());
        if (parsed.isEmpty() || claimed.isEmpty()) {
            return Answer.of(400);
        }
        WitnessRequest request = parsed.get();
        Checkpoint next = claimed.get();
        List<NoteKey> keys =
                logs.stream().filter(key -> key.name().equals(next.origin())).toList();
        if (keys.isEmpty()) {
            return Answer.of(404);
        }
        if (Checkpoint.open(request.note(), keys, List.of(), 0).whyNot().isPresent()) {
            return Answer.of(403);
        }
        if (request.old() > next.size()) {
            return Answer.of(400);
        }
        Optional<Checkpoint> known = remembered(next.origin());
        long size = known.map(Checkpoint::size).orElse(0L);
        if (request.old() != size) {
            return new Answer(409, size + "\n");
        }
        if (known.isPresent() && size == next.size() && !known.get().root().equals(next.root())) {
            return new Answer(409, size + "\n");
        }
        Bytes root = known.map(Checkpoint::root).orElse(Merkle.EMPTY);
        if (!proven(size, root, next, request.proof())) {
            return Answer.of(422);
        }
        Durable.replace(file(next.origin()), next.text().getBytes(StandardCharsets.UTF_8));
        return new Answer(200, signer.sign(next.text(), now).line() + "\n");
    }

    private static boolean proven(long size, Bytes root, Checkpoint next, List<Bytes> proof) {
        if (size == 0) {
            return proof.isEmpty() && (next.size() > 0 || next.root().equals(Merkle.EMPTY));
        }
        return Merkle.consistent(size, root, next.size(), next.root(), proof);
    }

    /** The checkpoint that it cosigned last for a log. */
    public Optional<Checkpoint> remembered(String origin) throws IOException {
        Path file = file(origin);
        return Files.exists(file)
                ? Optional.of(Checkpoint.parse(Files.readString(file)).orThrow())
                : Optional.empty();
    }

    private Path file(String origin) {
        return folder.resolve(
                Bytes.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
