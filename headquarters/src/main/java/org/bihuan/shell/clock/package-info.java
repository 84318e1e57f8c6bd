/** The one clock of the house; the demo's can be moved. */
@NullMarked
package org.bihuan.shell.clock;

import org.jspecify.annotations.NullMarked;
