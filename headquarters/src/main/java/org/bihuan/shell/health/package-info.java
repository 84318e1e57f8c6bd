/** How the program itself fares: database, disk, last backup, last restart. For the city's operators. */
@NullMarked
package org.bihuan.shell.health;

import org.jspecify.annotations.NullMarked;
