/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.qr;

import org.jspecify.annotations.NullMarked;
