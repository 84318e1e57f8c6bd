package org.bihuan.pass.log;

import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.note.Checkpoint;

/** What a reader who remembers a checkpoint asks of the next one. */
public final class Continuity {
    private Continuity() {}

    /** The later checkpoint, or an L01: another log, a smaller tree, another root at the same size, a proof that fails. */
    public static Outcome<Checkpoint> check(Checkpoint earlier, Checkpoint later, List<Bytes> proof) {
        if (!earlier.origin().equals(later.origin())) {
            return Outcome.refused("L01", "checkpoints of different logs");
        }
        if (later.size() < earlier.size()) {
            return Outcome.refused("L01", "the log shrank from " + earlier.size() + " to " + later.size());
        }
        if (later.size() == earlier.size()) {
            return later.root().equals(earlier.root()) && proof.isEmpty()
                    ? Outcome.ok(later)
                    : Outcome.refused("L01", "two roots at size " + later.size());
        }
        if (earlier.size() == 0) {
            return earlier.root().equals(Merkle.EMPTY)
                    ? Outcome.refused("L01", "a proof from an empty log shows nothing: verify the whole log")
                    : Outcome.refused("L01", "an empty log with a root");
        }
        return Merkle.consistent(earlier.size(), earlier.root(), later.size(), later.root(), proof)
                ? Outcome.ok(later)
                : Outcome.refused("L01", "size " + later.size() + " does not continue size " + earlier.size());
    }
}
