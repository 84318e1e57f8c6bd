/**
 * Signatures: COSE_Sign1 (RFC 9052) in a closed profile, Ed25519 (RFC 8032) as the first algorithm behind {@link
 * org.bihuan.pass.cose.SignatureProfile}, and signers whose key may lie in a file, in memory or in a PKCS#11 device.
 */
@NullMarked
package org.bihuan.pass.cose;

import org.jspecify.annotations.NullMarked;
