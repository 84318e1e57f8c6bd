/**
 * From what is reported to what is happening: the nowcast corrects recent days for reports still to come, the
 * back-projection moves onsets back to infections.
 *
 * <p>{@link org.bihuan.epi.forecast.Nowcast} works on onset and report day of each case,
 * {@link org.bihuan.epi.forecast.BackProjection} on daily counts and a distribution of the delay.
 */
@NullMarked
package org.bihuan.epi.forecast;

import org.jspecify.annotations.NullMarked;
