/** REST under /api/v1/detect. */
@NullMarked
package org.bihuan.detect.api;

import org.jspecify.annotations.NullMarked;
