/**
 * Speed of the outbreak statistics, and the pictures of their chapter in the documentation.
 *
 * <p>{@link org.bihuan.bench.epi.EpiBench} measures and prints a table; {@link org.bihuan.bench.epi.EpiPictures} draws
 * SVG files from a folder of real counts.
 */
@NullMarked
package org.bihuan.bench.epi;

import org.jspecify.annotations.NullMarked;
