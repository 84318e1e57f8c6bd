/**
 * What the public log of a headquarters says, and whether it adds up.
 *
 * <p>{@link org.bihuan.pass.audit.Leaf} is the public part of one act, {@link org.bihuan.pass.audit.Receipt} opens its
 * commitment for the person concerned, {@link org.bihuan.pass.audit.Auditor} reads leaves in order and finds what
 * contradicts itself: L03 for sums and roles, L04 for what must not be in a public log.
 */
@NullMarked
package org.bihuan.pass.audit;

import org.jspecify.annotations.NullMarked;
