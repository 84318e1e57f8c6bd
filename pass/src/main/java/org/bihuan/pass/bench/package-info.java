/**
 * Speeds of this module, as ratios to what they cannot be faster than, measured in one run on one machine. Times are read from
 * the running system here and nowhere else.
 */
@NullMarked
package org.bihuan.pass.bench;

import org.jspecify.annotations.NullMarked;
