/** The command that imports a file into the running city. */
@NullMarked
package org.bihuan.shell.imports.cli;

import org.jspecify.annotations.NullMarked;
