/** Pages under /control: map, calendar, a unit's reasons, signing. */
@NullMarked
package org.bihuan.control.web;

import org.jspecify.annotations.NullMarked;
