/** Tables of the room and the engine that plays, in one transaction, what comes in. */
@NullMarked
package org.bihuan.loop.store;

import org.jspecify.annotations.NullMarked;
