package org.bihuan.control;

import org.bihuan.epi.level.RiskLevel;

/**
 * One unit's level in an issue, with the figures as they were when it was signed.
 *
 * @param rule name of the rule that decided
 */
public record IssuedLevel(String unit, RiskLevel level, String rule, int cumulative, int newCases, int clusters) {}
