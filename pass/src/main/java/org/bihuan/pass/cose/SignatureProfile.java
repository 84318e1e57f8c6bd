package org.bihuan.pass.cose;

import java.util.Optional;
import org.bihuan.pass.Bytes;

/**
 * One signature algorithm with everything that a token needs to know of it. A key belongs to one profile for life; the
 * profile of a message is looked up from its key in the trust list, never taken from the message.
 */
public interface SignatureProfile {
    /** The COSE algorithm number, -8 for EdDSA. */
    int algorithm();

    /** What a token's text begins with, colon included. */
    String prefix();

    /** Whether the octets can be a public key of the algorithm; keys that make any signature valid cannot. */
    boolean acceptsKey(Bytes publicKey);

    /** Whether the signature is good; wrong lengths are simply not. */
    boolean verify(Bytes publicKey, byte[] message, byte[] signature);

    /** The profile of an algorithm number, if there is one. */
    static Optional<SignatureProfile> ofAlgorithm(long algorithm) {
        return algorithm == Ed25519.PROFILE.algorithm() ? Optional.of(Ed25519.PROFILE) : Optional.empty();
    }
}
