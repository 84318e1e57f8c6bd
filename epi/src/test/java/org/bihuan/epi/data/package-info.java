/** Tables that the tests compare with: series and the results of the R packages for them. */
@NullMarked
package org.bihuan.epi.data;

import org.jspecify.annotations.NullMarked;
