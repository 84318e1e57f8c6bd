/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.cose;

import org.jspecify.annotations.NullMarked;
