/** {@code ./bihuan ledger}: verifies the ledger of a city that runs or stands. */
@NullMarked
package org.bihuan.ledger.cli;

import org.jspecify.annotations.NullMarked;
