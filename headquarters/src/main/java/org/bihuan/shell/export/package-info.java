/** Lists on their way out, into other people's programs. */
@NullMarked
package org.bihuan.shell.export;

import org.jspecify.annotations.NullMarked;
