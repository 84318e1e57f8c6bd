/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.witness;

import org.jspecify.annotations.NullMarked;
