/**
 * Clusters in space and time by Kulldorff's scan statistic.
 *
 * <p>{@link org.bihuan.epi.scan.Scan} holds the parameters and runs over {@link org.bihuan.epi.scan.Place}s and their
 * daily counts; {@link org.bihuan.epi.scan.Cluster} is a cylinder with its likelihood ratio and p-value. The random
 * replications are seeded, each by its own number, so that the result does not depend on how many threads ran.
 */
@NullMarked
package org.bihuan.epi.scan;

import org.jspecify.annotations.NullMarked;
