/** REST under /api/v1/loop. */
@NullMarked
package org.bihuan.loop.api;

import org.jspecify.annotations.NullMarked;
