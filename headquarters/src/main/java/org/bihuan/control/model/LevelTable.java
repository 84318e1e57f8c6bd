package org.bihuan.control.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.epi.level.Assessment;

/**
 * Levels of all units on one day. The day is a row date: its rows hold the figures through the day before, and the window
 * of clusters is the same full days before it.
 */
public final class LevelTable {
    private final LevelRules rules;
    private final LevelInputs inputs;

    public LevelTable(LevelRules rules, LevelInputs inputs) {
        this.rules = rules;
        this.inputs = inputs;
    }

    /** One level for each unit, in the order given. */
    public List<UnitLevel> on(LocalDate day, List<String> units) {
        Map<String, String> groupOf = new HashMap<>();
        Map<String, Figures> figuresOf = new HashMap<>();
        inputs.groupsOn(day).forEach((group, members) -> {
            figuresOf.put(
                    group, members.stream().map(unit -> figures(unit, day)).reduce(Figures.NONE, Figures::plus));
            members.forEach(unit -> groupOf.put(unit, group));
        });
        List<UnitLevel> levels = new ArrayList<>(units.size());
        for (String unit : units) {
            Figures own = figures(unit, day);
            Optional<String> group = Optional.ofNullable(groupOf.get(unit));
            Figures deciding = group.map(figuresOf::get).orElse(own);
            Assessment rule = rules.rule()
                    .assess(
                            Math.max(deciding.cumulative(), deciding.newCases()),
                            deciding.newCases(),
                            deciding.clusters());
            Optional<LevelOverride> override = override(unit, day);
            levels.add(new UnitLevel(
                    unit,
                    override.map(LevelOverride::level).orElse(rule.level()),
                    own,
                    deciding,
                    rule.row(),
                    group,
                    override));
        }
        return levels;
    }

    /** The last entered decision that still holds. */
    private Optional<LevelOverride> override(String unit, LocalDate day) {
        return inputs.overrides().stream()
                .filter(decision -> decision.unit().equals(unit) && decision.holdsOn(day))
                .reduce((earlier, later) -> later);
    }

    private Figures figures(String unit, LocalDate day) {
        int window = rules.rule().windowDays();
        Series series = inputs.series().getOrDefault(unit, Series.EMPTY);
        int added = series.added(day, window);
        int clusters = inputs.clusters()
                .map(all -> (int) all.stream()
                        .filter(cluster -> cluster.unit().equals(unit) && cluster.size() >= rules.clusterSize())
                        .filter(cluster ->
                                cluster.day().isBefore(day) && !cluster.day().isBefore(day.minusDays(window)))
                        .count())
                .orElse(added > 0 ? 1 : 0);
        return new Figures(series.on(day), added, clusters);
    }
}
