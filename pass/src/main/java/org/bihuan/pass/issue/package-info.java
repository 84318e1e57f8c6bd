/**
 * Signing tokens: {@link org.bihuan.pass.issue.Issuance} ties a restriction to a decision that outside witnesses have seen in
 * the log (R05).
 */
@NullMarked
package org.bihuan.pass.issue;

import org.jspecify.annotations.NullMarked;
