/** Pages of the registry under {@code /registry}: areas, sites, duty phone book, calendar. */
@NullMarked
package org.bihuan.registry.web;

import org.jspecify.annotations.NullMarked;
