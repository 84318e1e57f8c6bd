/** {@code ./bihuan people} and the measurement of the vault. */
@NullMarked
package org.bihuan.people.cli;

import org.jspecify.annotations.NullMarked;
