/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.log;

import org.jspecify.annotations.NullMarked;
