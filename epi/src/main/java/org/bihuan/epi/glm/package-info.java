/**
 * Poisson regression with log link, fitted the way R's {@code glm.fit} does: same start, same stopping rule.
 *
 * <p>{@link org.bihuan.epi.glm.PoissonRegression} takes any small design matrix;
 * {@link org.bihuan.epi.glm.GroupedTrend} is the special form behind both Farrington methods (one level per season, a
 * common trend), where each step has a closed form and nothing is allocated.
 *
 * <p>Sources: McCullagh and Nelder, Generalized Linear Models, 1989, chapter 2; stopping rule
 * |D − D′| / (|D| + 0.1) &lt; 1e−8 within 25 steps, start μ = y + 0.1.
 */
@NullMarked
package org.bihuan.epi.glm;

import org.jspecify.annotations.NullMarked;
