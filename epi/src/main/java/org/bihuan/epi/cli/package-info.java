/**
 * The command line of the statistics: {@code epi METHOD [options] FILE} reads a table and writes a table.
 *
 * <p>{@link org.bihuan.epi.cli.Epi} is the only way in; {@code epi help} lists the methods and {@code epi help METHOD}
 * explains one with its options and its source. Input that does not fit is refused in one line that names row and
 * column; exit codes are 0 done, 2 wrong input or usage, 3 the environment.
 */
@NullMarked
package org.bihuan.epi.cli;

import org.jspecify.annotations.NullMarked;
