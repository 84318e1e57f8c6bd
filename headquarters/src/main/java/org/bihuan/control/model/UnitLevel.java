package org.bihuan.control.model;

import java.util.Optional;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.epi.level.RiskRow;

/**
 * The level of one unit on one day and what it follows from.
 *
 * @param unit code
 * @param level what holds
 * @param own the unit's figures
 * @param deciding the figures that were rated: the group's sums where there is a group, else the unit's own
 * @param row row of the county rule that fits the deciding figures
 * @param group rating group that the unit is rated with
 * @param override decision that holds instead of the rule
 */
public record UnitLevel(
        String unit,
        RiskLevel level,
        Figures own,
        Figures deciding,
        RiskRow row,
        Optional<String> group,
        Optional<LevelOverride> override) {

    public int cumulative() {
        return own.cumulative();
    }

    public int newCases() {
        return own.newCases();
    }

    public int clusters() {
        return own.clusters();
    }

    /** The rule's name: the row, after {@code group:NAME} or {@code override} where one of them decided. */
    public String rule() {
        String before = override.isPresent()
                ? "override "
                : group.map(name -> "group:" + name + " ").orElse("");
        return before + row.id();
    }

    /** What the rule alone would say. */
    public RiskLevel ruleLevel() {
        return row.level();
    }
}
