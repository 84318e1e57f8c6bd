/** Tests, with a made-up city that they share. */
@NullMarked
package org.bihuan.pass;

import org.jspecify.annotations.NullMarked;
