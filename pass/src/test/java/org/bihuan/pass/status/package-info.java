/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.status;

import org.jspecify.annotations.NullMarked;
