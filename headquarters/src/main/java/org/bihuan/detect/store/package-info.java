/** Counts in schema detect. */
@NullMarked
package org.bihuan.detect.store;

import org.jspecify.annotations.NullMarked;
