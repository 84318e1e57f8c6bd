/** The kernel: what happened, folded into slots, custody and ladder by one rule. No clock, no dice, no files, no tables. */
@NullMarked
package org.bihuan.loop.model;

import org.jspecify.annotations.NullMarked;
