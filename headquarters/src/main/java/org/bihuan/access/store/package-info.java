/** What access keeps, in schema access. */
@NullMarked
package org.bihuan.access.store;

import org.jspecify.annotations.NullMarked;
