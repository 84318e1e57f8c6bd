/** Models that break a rule on purpose. */
@NullMarked
package org.bihuan.house.planted.model;

import org.jspecify.annotations.NullMarked;
