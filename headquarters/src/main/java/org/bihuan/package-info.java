/**
 * The house: {@link org.bihuan.Bihuan} is the front door (command line), {@link org.bihuan.Headquarters} the running
 * program. Every direct sub-package is a room; {@code shell} is the ground floor that all rooms stand on.
 */
@NullMarked
package org.bihuan;

import org.jspecify.annotations.NullMarked;
