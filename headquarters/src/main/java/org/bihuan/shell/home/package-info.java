/** The first page: every room with the few figures that say what needs its reader now. */
@NullMarked
package org.bihuan.shell.home;

import org.jspecify.annotations.NullMarked;
