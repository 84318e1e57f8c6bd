/** Coverage-guided fuzzing of every parser: no input may make one throw, or be read in two ways. */
@NullMarked
package org.bihuan.pass.fuzz;

import org.jspecify.annotations.NullMarked;
