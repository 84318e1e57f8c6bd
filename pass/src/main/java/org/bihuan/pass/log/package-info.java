/**
 * A transparency log as static files (C2SP tlog-tiles): hashing, proofs, a writer that survives being killed, a reader of
 * anyone's log.
 *
 * <p>{@link org.bihuan.pass.log.Merkle} hashes as RFC 6962 does; {@link org.bihuan.pass.log.LogReader} reads a directory and
 * makes proofs, {@link org.bihuan.pass.log.LogVerifier} checks all of it in bounded memory, {@link
 * org.bihuan.pass.log.LogWriter} appends and signs. Refusals are L01 for checkpoints, L02 for proofs and tiles.
 */
@NullMarked
package org.bihuan.pass.log;

import org.jspecify.annotations.NullMarked;
