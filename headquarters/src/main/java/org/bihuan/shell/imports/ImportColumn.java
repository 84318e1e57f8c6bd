package org.bihuan.shell.imports;

import java.util.List;

/**
 * A column that a kind of list has. Its words in both languages are aliases of themselves.
 *
 * @param key name in SQL and words, lower-case letters and underscores
 * @param required whether the file must have it and each row must fill it
 * @param aliases other names that senders give it, in any language; case, spaces and bracketed units do not matter
 */
public record ImportColumn(String key, Type type, boolean required, List<String> aliases) {

    public ImportColumn {
        if (!key.matches("[a-z][a-z_]*")) {
            throw new IllegalArgumentException("column key " + key);
        }
        aliases = List.copyOf(aliases);
    }

    public static ImportColumn required(String key, Type type, String... aliases) {
        return new ImportColumn(key, type, true, List.of(aliases));
    }

    public static ImportColumn optional(String key, Type type, String... aliases) {
        return new ImportColumn(key, type, false, List.of(aliases));
    }

    /** What a cell holds, and the SQL type that it is staged as. */
    public enum Type {
        /** As written, spaces at the ends taken off. */
        TEXT("text"),
        /** A code: full-width letters and digits become plain ones, spaces go. */
        CODE("text"),
        /** A whole number. */
        WHOLE("bigint"),
        /** A decimal number. */
        DECIMAL("numeric"),
        /** A calendar day, ISO or as people write it locally, if it can be read in one way only. */
        DAY("date"),
        /** A moment; without offset it is the city's local time. */
        MOMENT("timestamptz");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }
}
