/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.issue;

import org.jspecify.annotations.NullMarked;
