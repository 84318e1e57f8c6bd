/**
 * Status lists: one bit per token, set when it must be looked at, in the form of draft-ietf-oauth-status-list.
 *
 * <p>{@link org.bihuan.pass.status.StatusBits} is the compressed array of one, two, four or eight bits per entry; {@link
 * org.bihuan.pass.status.StatusList} the signed list of one issuer and day.
 */
@NullMarked
package org.bihuan.pass.status;

import org.jspecify.annotations.NullMarked;
