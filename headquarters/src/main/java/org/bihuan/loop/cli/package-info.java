/** {@code ./bihuan protocol}: checks, shows and plays protocols on paper. */
@NullMarked
package org.bihuan.loop.cli;

import org.jspecify.annotations.NullMarked;
