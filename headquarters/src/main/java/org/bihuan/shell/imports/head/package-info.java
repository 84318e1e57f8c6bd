/** Which row of a file is its header, and which of the kind's columns each of its names means. */
@NullMarked
package org.bihuan.shell.imports.head;

import org.jspecify.annotations.NullMarked;
