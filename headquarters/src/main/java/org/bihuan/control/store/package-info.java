/** What control keeps, in schema control. */
@NullMarked
package org.bihuan.control.store;

import org.jspecify.annotations.NullMarked;
