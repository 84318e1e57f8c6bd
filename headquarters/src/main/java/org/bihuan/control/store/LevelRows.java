package org.bihuan.control.store;

import java.util.List;
import org.bihuan.control.IssuedLevel;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Levels of a list as columns of one insert, for lists that were computed and lists that were signed. */
record LevelRows(List<IssuedLevel> levels, List<Integer> areas, String sector) {
    /** Selects area, sector and the rest of a level's columns from the parameters that {@link #bind} sets. */
    static final String SELECT = """
            {area l.area, :sector}, :sector, l.unit, l.level, l.rule, l.cumulative, l.new_cases, l.clusters
            from unnest(:areas, :units, :levels, :rules, :cumulative, :newCases, :clusters)
                as l (area, unit, level, rule, cumulative, new_cases, clusters)
            """;

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec insert) {
        return insert.param("sector", sector)
                .param("areas", areas.toArray(Integer[]::new))
                .param("units", levels.stream().map(IssuedLevel::unit).toArray(String[]::new))
                .param(
                        "levels",
                        levels.stream().map(level -> level.level().name()).toArray(String[]::new))
                .param("rules", levels.stream().map(IssuedLevel::rule).toArray(String[]::new))
                .param(
                        "cumulative",
                        levels.stream().map(IssuedLevel::cumulative).toArray(Integer[]::new))
                .param("newCases", levels.stream().map(IssuedLevel::newCases).toArray(Integer[]::new))
                .param("clusters", levels.stream().map(IssuedLevel::clusters).toArray(Integer[]::new));
    }
}
