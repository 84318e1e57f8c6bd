/** The ledger for programs, below {@code /api/v1/ledger}. */
@NullMarked
package org.bihuan.ledger.api;

import org.jspecify.annotations.NullMarked;
