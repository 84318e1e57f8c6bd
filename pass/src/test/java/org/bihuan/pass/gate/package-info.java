/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.gate;

import org.jspecify.annotations.NullMarked;
