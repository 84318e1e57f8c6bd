/**
 * Passes and the public log that keeps their issuers honest. No framework, no personal data in the log.
 *
 * <p>Here: the three values that every package below shares. {@link org.bihuan.pass.Bytes} is an immutable octet string,
 * {@link org.bihuan.pass.Outcome} what an act that may be refused returns, {@link org.bihuan.pass.Refusal} why it was.
 */
@NullMarked
package org.bihuan.pass;

import org.jspecify.annotations.NullMarked;
