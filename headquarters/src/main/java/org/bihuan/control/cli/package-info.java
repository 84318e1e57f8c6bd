/** Commands of this room: levels without a server. */
@NullMarked
package org.bihuan.control.cli;

import org.jspecify.annotations.NullMarked;
