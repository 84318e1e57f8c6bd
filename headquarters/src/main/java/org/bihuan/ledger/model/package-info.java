/** Digests of entries, the seals that chain them, and how long which act is kept. */
@NullMarked
package org.bihuan.ledger.model;

import org.jspecify.annotations.NullMarked;
