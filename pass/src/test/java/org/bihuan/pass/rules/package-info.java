/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.rules;

import org.jspecify.annotations.NullMarked;
