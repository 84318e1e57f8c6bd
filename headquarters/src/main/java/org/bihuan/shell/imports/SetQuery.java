package org.bihuan.shell.imports;

import java.util.Map;

/** A select with its named parameters ({@code :name}). */
public record SetQuery(String sql, Map<String, Object> parameters) {
    public SetQuery {
        parameters = Map.copyOf(parameters);
    }

    public static SetQuery of(String sql) {
        return new SetQuery(sql, Map.of());
    }
}
