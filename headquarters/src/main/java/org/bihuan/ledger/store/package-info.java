/** Entries, seals and verifications in schema {@code ledger}; appends, chains, compares, empties. */
@NullMarked
package org.bihuan.ledger.store;

import org.jspecify.annotations.NullMarked;
