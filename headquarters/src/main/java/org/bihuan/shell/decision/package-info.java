/**
 * Decisions leave an entry: whoever changes something says so by {@link org.bihuan.shell.decision.Decisions} in the
 * transaction of the change, so that neither stands without the other. The ledger takes them.
 */
@NullMarked
package org.bihuan.shell.decision;

import org.jspecify.annotations.NullMarked;
