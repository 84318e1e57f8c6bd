/**
 * Does the house lose what it has acknowledged? A {@link org.bihuan.crash.Campaign} lets sixteen writers write to a real
 * city while its application and its database are killed at random moments; the writers' own lists are the truth
 * afterwards. A room adds its {@link org.bihuan.crash.Writer} in a line of {@link org.bihuan.crash.CrashTest#WRITERS}.
 */
@NullMarked
package org.bihuan.crash;

import org.jspecify.annotations.NullMarked;
