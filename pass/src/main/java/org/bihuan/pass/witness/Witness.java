package org.bihuan.pass.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.log.Durable;
import org.bihuan.pass.log.Merkle;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.note.Text64;

/**
 * Cosigns what continues what it cosigned before. Its memory is one file for each log, written before it answers.
 */
public final class Witness {
    /** Octets of a request that are read. */
    public static final int MOST_REQUEST = 1 << 16;

    private static final String DECIMAL = "0|[1-9][0-9]{0,17}";

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

    private record Request(long old, List<Bytes> proof, SignedNote note) {}

    /** Handles the body of an {@code add-checkpoint} request; one at a time, so that the memory never goes back. */
    public synchronized Answer addCheckpoint(byte[] body, Instant now) throws IOException {
        Optional<Request> parsed = parse(body);
        Optional<Checkpoint> claimed = parsed.flatMap(
                request -> Checkpoint.parse(request.note().text()).toOptional());
        if (parsed.isEmpty() || claimed.isEmpty()) {
            return Answer.of(400);
        }
        Request request = parsed.get();
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

    private static Optional<Request> parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (body.length > MOST_REQUEST || blank < 0) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
        String first = lines.removeFirst();
        if (!first.startsWith("old ") || !first.substring(4).matches(DECIMAL)) {
            return Optional.empty();
        }
        Outcome<Request> request = ProofText.hashes(lines)
                .then(proof -> SignedNote.parse(text.substring(blank + 2))
                        .map(note -> new Request(Long.parseLong(first.substring(4)), proof, note)));
        return request.toOptional();
    }

    /** The body of a request. */
    public static byte[] request(long old, List<Bytes> proof, SignedNote note) {
        StringBuilder out = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> out.append(Text64.encode(hash.toArray())).append('\n'));
        return out.append('\n').append(note.encode()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
