/** Signed notes as others published them. */
@NullMarked
package org.bihuan.pass.note;

import org.jspecify.annotations.NullMarked;
