/**
 * A city of one's own, set up in the browser: name and zone first, then what each room needs by file, then the house opens.
 * It may be left and come back to; what stands in the data folder and the database says how far it is.
 */
@NullMarked
package org.bihuan.shell.setup;

import org.jspecify.annotations.NullMarked;
