/** What attackers try, against the running house; each probe finds a planted hole, so that it can fail. */
@NullMarked
package org.bihuan.attack;

import org.jspecify.annotations.NullMarked;
