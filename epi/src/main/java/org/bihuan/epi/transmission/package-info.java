/**
 * How fast a disease is passed on: reproduction numbers, serial interval, infectivity and growth, equal to the R package
 * EpiEstim where it has the measure.
 *
 * <p>{@link org.bihuan.epi.transmission.SerialInterval} is a distribution of days between onsets, given or discretised
 * from a gamma law. {@link org.bihuan.epi.transmission.Cori} estimates the instantaneous number (what is happening now),
 * {@link org.bihuan.epi.transmission.UncertainInterval} the same when the interval itself is uncertain,
 * {@link org.bihuan.epi.transmission.WallingaTeunis} the cohort number (what the cases of a day went on to cause; not
 * yet complete for recent days). {@link org.bihuan.epi.transmission.Growth} needs no serial interval at all.
 *
 * <p>Days count from 1; the cases of day 1 are taken as imported, since nothing before them is known.
 */
@NullMarked
package org.bihuan.epi.transmission;

import org.jspecify.annotations.NullMarked;
