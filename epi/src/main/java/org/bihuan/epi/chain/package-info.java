/**
 * Chains of transmission as a graph of who infected whom.
 *
 * <p>{@link org.bihuan.epi.chain.Chains} reads links and gives component, generation, offspring and degree of each case;
 * {@link org.bihuan.epi.chain.OffspringLaw} fits the negative binomial law of the number of offspring, whose dispersion
 * tells how much few cases do.
 */
@NullMarked
package org.bihuan.epi.chain;

import org.jspecify.annotations.NullMarked;
