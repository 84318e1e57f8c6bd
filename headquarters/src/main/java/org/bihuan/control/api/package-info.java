/** REST under /api/v1/control. */
@NullMarked
package org.bihuan.control.api;

import org.jspecify.annotations.NullMarked;
