/** A store that breaks a rule on purpose. */
@NullMarked
package org.bihuan.house.planted.store;

import org.jspecify.annotations.NullMarked;
