/**
 * Long work with progress, rate and cancel, stored so that a page can be left and come back to. A piece of work is one
 * transaction, in which it is also marked done: one that fails, is cancelled or is cut off by a restart has changed
 * nothing, by construction. It never starts again by itself.
 */
@NullMarked
package org.bihuan.shell.jobs;

import org.jspecify.annotations.NullMarked;
