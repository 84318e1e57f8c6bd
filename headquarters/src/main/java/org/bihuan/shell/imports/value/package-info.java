/** Cells as values: days, moments, numbers and codes as people write them, read in one way or not at all. */
@NullMarked
package org.bihuan.shell.imports.value;

import org.jspecify.annotations.NullMarked;
