package org.bihuan.pass.cose;

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

    /** Octets of a signature. */
    int signatureSize();

    /** Whether the octets can be a public key of the algorithm; keys that make any signature valid cannot. */
    boolean acceptsKey(Bytes publicKey);

    /** Whether the signature is good; wrong lengths are simply not. */
    boolean verify(Bytes publicKey, byte[] message, byte[] signature);
}
