/**
 * Compartment models: what an epidemic would do under given rates, as a curve or as a cloud of chance.
 *
 * <p>{@link org.bihuan.epi.model.Seir} holds rates and start and gives the deterministic curve;
 * {@link org.bihuan.epi.model.ChanceSeir} repeats it with chance and gives bands. A scenario, not a forecast.
 */
@NullMarked
package org.bihuan.epi.model;

import org.jspecify.annotations.NullMarked;
