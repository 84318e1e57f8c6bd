package org.bihuan.control.model;

import org.bihuan.epi.level.RiskRule;

/**
 * The dated rule set that levels are decided by.
 *
 * @param version stored with every decision
 * @param rule county rule
 * @param clusterSize cases that make a cluster, at least
 */
public record LevelRules(String version, RiskRule rule, int clusterSize) {
    /** In force from 17 February 2020; a cluster is two linked cases by the 6th edition of the prevention protocol. */
    public static LevelRules of2020() {
        return new LevelRules("county-2020-02-17", RiskRule.of2020(), 2);
    }
}
