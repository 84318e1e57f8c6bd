/**
 * County risk level: the dated rule of February 2020 as a pure function.
 *
 * <p>{@link org.bihuan.epi.level.RiskRule} holds the numbers, {@link org.bihuan.epi.level.RiskRow} names the four rows of
 * the rule, {@link org.bihuan.epi.level.Assessment} is a level with the row that decided. Start with
 * {@code RiskRule.of2020().assess(cumulative, newInWindow, clusters)}.
 *
 * <p>A computed level is a recommendation: the competent body signs and publishes it. Imported cases and asymptomatic
 * carriers are not counted here.
 */
@NullMarked
package org.bihuan.epi.level;

import org.jspecify.annotations.NullMarked;
