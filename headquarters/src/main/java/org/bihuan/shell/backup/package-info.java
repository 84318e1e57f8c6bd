/**
 * Copies of a city that outlive it: {@code backup} while it runs, {@code restore} elsewhere, and on a schedule. Every copy
 * is sealed with the city's master key; without that key, or its recovery code, nobody can open one.
 */
@NullMarked
package org.bihuan.shell.backup;

import org.jspecify.annotations.NullMarked;
