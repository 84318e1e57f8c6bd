package org.bihuan.pass.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.log.LogReader;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSignature;
import org.bihuan.pass.note.SignedNote;

/** Asks a witness for its cosignature of a log's current checkpoint. */
public final class WitnessClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** The cosignature lines of the witness's key; L01 if it refuses or its signature is not good. */
    public Outcome<List<NoteSignature>> cosign(URI prefix, NoteKey witness, LogReader log, Checkpoint.Signed signed)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(prefix, 0, List.of(), signed.note());
        String known = answer.body().strip();
        if (answer.statusCode() == 409 && known.matches("[1-9][0-9]{0,17}")) {
            long size = Long.parseLong(known);
            Outcome<List<Bytes>> proof =
                    log.consistency(size, signed.checkpoint().size());
            if (proof instanceof Outcome.Refused<List<Bytes>>(var why)) {
                return new Outcome.Refused<>(why);
            }
            answer = ask(prefix, size, proof.orThrow(), signed.note());
        }
        if (answer.statusCode() != 200) {
            return Outcome.refused("L01", witness.name() + " answers " + answer.statusCode());
        }
        List<NoteSignature> good = new ArrayList<>();
        for (String line : answer.body().split("\n")) {
            Optional<NoteSignature> signature = NoteSignature.parse(line)
                    .filter(found -> witness.claims(found)
                            && witness.verify(signed.note().text(), found));
            signature.ifPresent(good::add);
        }
        return good.isEmpty()
                ? Outcome.refused("L01", witness.name() + " sends no good cosignature")
                : Outcome.ok(List.copyOf(good));
    }

    private HttpResponse<String> ask(URI prefix, long old, List<Bytes> proof, SignedNote note)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "/add-checkpoint"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new WitnessRequest(old, proof, note).encode()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
