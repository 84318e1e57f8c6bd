/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.audit;

import org.jspecify.annotations.NullMarked;
