/**
 * How a level is decided: rows of cumulative counts, rating groups, clusters, overrides → a level for each unit with the
 * rule that decided. Pure; the command line needs no server for it.
 */
@NullMarked
package org.bihuan.control.model;

import org.jspecify.annotations.NullMarked;
