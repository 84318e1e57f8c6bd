/** The commands {@code backup} and {@code restore}. */
@NullMarked
package org.bihuan.shell.backup.cli;

import org.jspecify.annotations.NullMarked;
