/**
 * Who acts, and which rows are theirs: the small types that every query carries. A request, a job and a command each run
 * as one {@link org.bihuan.shell.scope.Access}; what runs as nobody sees nothing.
 */
@NullMarked
package org.bihuan.shell.scope;

import org.jspecify.annotations.NullMarked;
