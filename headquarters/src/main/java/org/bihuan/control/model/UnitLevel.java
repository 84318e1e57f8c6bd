package org.bihuan.control.model;

import java.util.Optional;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.epi.level.RiskRow;

/**
 * The level of one unit on one day and what it follows from. The figures are the unit's own; where a group decided, the
 * level is that of the group's sums.
 *
 * @param unit code
 * @param level what holds
 * @param row row of the county rule that fits, of the group where there is one
 * @param group rating group that decided
 * @param override decision that holds instead
 */
public record UnitLevel(
        String unit,
        RiskLevel level,
        int cumulative,
        int newCases,
        int clusters,
        RiskRow row,
        Optional<String> group,
        Optional<LevelOverride> override) {

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
