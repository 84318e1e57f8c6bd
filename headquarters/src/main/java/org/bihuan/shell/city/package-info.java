/** Who this headquarters is: name, zone, languages. */
@NullMarked
package org.bihuan.shell.city;

import org.jspecify.annotations.NullMarked;
