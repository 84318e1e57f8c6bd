/**
 * Special functions and distributions that the outbreak statistics rest on, to about fifteen significant digits.
 *
 * <p>{@link org.bihuan.epi.math.Gamma} and {@link org.bihuan.epi.math.Beta} hold the log gamma function and the
 * regularised incomplete functions; {@link org.bihuan.epi.math.Normal}, {@link org.bihuan.epi.math.GammaLaw},
 * {@link org.bihuan.epi.math.Poisson}, {@link org.bihuan.epi.math.NegativeBinomial} and
 * {@link org.bihuan.epi.math.Student} are distribution functions and quantiles on top of them;
 * {@link org.bihuan.epi.math.Draw} draws from them with a generator given by the caller;
 * {@link org.bihuan.epi.math.Sample} has mean, standard deviation and quantiles of a sample as R defines them.
 *
 * <p>All functions are pure. An argument outside the domain gives NaN, as in R, never an exception.
 */
@NullMarked
package org.bihuan.epi.math;

import org.jspecify.annotations.NullMarked;
