/** Tables of schema {@code registry}. */
@NullMarked
package org.bihuan.registry.store;

import org.jspecify.annotations.NullMarked;
