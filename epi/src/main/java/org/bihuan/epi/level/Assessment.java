package org.bihuan.epi.level;

/**
 * What the rule says of one unit on one day.
 *
 * @param level the recommended level
 * @param row the row of the rule that decided
 */
public record Assessment(RiskLevel level, RiskRow row) {

    static Assessment of(RiskRow row) {
        return new Assessment(row.level(), row);
    }
}
