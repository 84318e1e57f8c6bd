/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.token;

import org.jspecify.annotations.NullMarked;
