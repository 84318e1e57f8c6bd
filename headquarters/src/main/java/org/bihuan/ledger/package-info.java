/**
 * Ledger (履责留痕): every decision and every look, recorded so that nothing can be changed, taken out, put in or moved
 * unseen. Rooms append {@link org.bihuan.ledger.Entry entries} in their own transactions without waiting for each other;
 * a sealer chains what was committed. {@link org.bihuan.ledger.LedgerApi} is the door.
 *
 * <p>It knows no other room: who acts comes as {@link org.bihuan.shell.scope.Actor}, what about as a pseudonym or the
 * reference of a record. Entries never hold a name, a phone or a number of a document.
 */
@ApplicationModule(
        id = "ledger",
        allowedDependencies = {"shell"})
@NullMarked
package org.bihuan.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
