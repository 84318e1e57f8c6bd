/** What a protocol says, as records, and the reader that refuses what it must not say. */
@NullMarked
package org.bihuan.loop.model.protocol;

import org.jspecify.annotations.NullMarked;
