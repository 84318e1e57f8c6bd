/** Counter-examples: each class breaks one rule of the house on purpose, and the rule has to find it. */
@NullMarked
package org.bihuan.house.planted;

import org.jspecify.annotations.NullMarked;
