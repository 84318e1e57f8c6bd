/** Pages of the ledger: what was done and looked at, and whether it still is as it was recorded. */
@NullMarked
package org.bihuan.ledger.web;

import org.jspecify.annotations.NullMarked;
