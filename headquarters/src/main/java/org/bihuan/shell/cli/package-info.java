/** Command line: one class per command, exit codes, and how a command finds the running city. */
@NullMarked
package org.bihuan.shell.cli;

import org.jspecify.annotations.NullMarked;
