package org.bihuan.control.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.Issue;
import org.bihuan.control.Standing;
import org.bihuan.epi.level.RiskLevel;

/**
 * What the page of levels shows.
 *
 * @param day day that is looked at
 * @param past whether it is before today
 * @param standings units in the registry's order; empty if there were no counts yet
 * @param issue what was in force at the end of that day, or now
 * @param differing units whose level in the issue is not the one that follows now
 */
public record LevelsView(
        LocalDate day,
        LocalDate today,
        boolean past,
        List<Standing> standings,
        Optional<Issue> issue,
        List<Standing> differing,
        List<MapRow> map,
        HeatMap heat) {

    public long count(RiskLevel level) {
        return standings.stream()
                .filter(standing -> standing.level().level() == level)
                .count();
    }

    public LocalDate through() {
        return standings.isEmpty() ? day : standings.getFirst().through();
    }
}
