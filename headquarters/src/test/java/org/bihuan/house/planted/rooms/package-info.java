/** Classes in the wrong place, on purpose. */
@NullMarked
package org.bihuan.house.planted.rooms;

import org.jspecify.annotations.NullMarked;
