/** REST of the registry under {@code /api/v1/registry}. */
@NullMarked
package org.bihuan.registry.api;

import org.jspecify.annotations.NullMarked;
