/** Tests of the package of the same name. */
@NullMarked
package org.bihuan.pass.cli;

import org.jspecify.annotations.NullMarked;
