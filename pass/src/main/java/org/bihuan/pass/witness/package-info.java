/**
 * A witness of transparency logs (C2SP tlog-witness): it cosigns a checkpoint once it has seen that the log only grew.
 *
 * <p>{@link org.bihuan.pass.witness.Witness} decides and remembers, {@link org.bihuan.pass.witness.WitnessServer} speaks
 * HTTP, {@link org.bihuan.pass.witness.WitnessClient} asks.
 */
@NullMarked
package org.bihuan.pass.witness;

import org.jspecify.annotations.NullMarked;
