/** PostgreSQL as the house uses it: started by us or given, two roles, one schema per room. */
@NullMarked
package org.bihuan.shell.database;

import org.jspecify.annotations.NullMarked;
