/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.cbor;

import org.jspecify.annotations.NullMarked;
