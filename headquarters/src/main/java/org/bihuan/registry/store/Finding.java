package org.bihuan.registry.store;

import java.util.List;
import java.util.Map;

/**
 * What was found about one staged row, before it is written with all others of its reason in one statement.
 *
 * @param arguments two at most, for the reason's text
 */
record Finding(int line, String column, List<String> arguments) {
    static final String SELECT = """
            select f.line, f.col, array[f.one, f.two] as args
            from unnest(cast(:lines as int[]), cast(:cols as text[]), cast(:ones as text[]), cast(:twos as text[]))
                as f(line, col, one, two)
            """;

    /** Parameters of {@link #SELECT}. */
    static Map<String, Object> arrays(List<Finding> findings) {
        return Map.of(
                "lines", findings.stream().map(Finding::line).toArray(Integer[]::new),
                "cols", findings.stream().map(Finding::column).toArray(String[]::new),
                "ones", findings.stream().map(finding -> finding.argument(0)).toArray(String[]::new),
                "twos", findings.stream().map(finding -> finding.argument(1)).toArray(String[]::new));
    }

    private String argument(int place) {
        return place < arguments.size() ? arguments.get(place) : "";
    }
}
