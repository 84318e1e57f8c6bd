/**
 * The signed trust list: which key may sign what, for which area and when; which venues ask for a pass; whom the log and its
 * witnesses are. Signed by the offline root, good for seven days at most.
 */
@NullMarked
package org.bihuan.pass.trust;

import org.jspecify.annotations.NullMarked;
