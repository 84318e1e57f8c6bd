package org.bihuan.pass.note;

import java.util.List;

/**
 * Which origin line a reader takes. The specification only recommends that a log's key bears the log's name, so a reader of
 * other people's logs states the origin, or has none to state; our own logs always keep to the recommendation.
 */
@FunctionalInterface
public interface Origin {
    /** The name of a key that signed: such a key speaks for its own log only. */
    Origin KEY_NAME =
            (origin, signers) -> signers.stream().anyMatch(key -> key.name().equals(origin));

    /** Any: the key is trusted for whatever log it signs. */
    Origin ANY = (origin, signers) -> true;

    static Origin named(String name) {
        return (origin, signers) -> origin.equals(name);
    }

    /** Whether a checkpoint with this origin, signed by these known keys of the log, is the one that is wanted. */
    boolean allows(String origin, List<NoteKey> signers);
}
