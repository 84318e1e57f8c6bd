package org.bihuan.pass.cose;

import org.bihuan.pass.Bytes;

/** Something that signs: a key in memory or a device that keeps it. */
public interface Signer {
    SignatureProfile profile();

    Bytes publicKey();

    byte[] sign(byte[] message);

    /** The first four octets of SHA-256 of the public key; a trust list holds no two keys with the same. */
    default Bytes keyId() {
        return Bytes.sha256(publicKey().toArray()).slice(0, 4);
    }
}
