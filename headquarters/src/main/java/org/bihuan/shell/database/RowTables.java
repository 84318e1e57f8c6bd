package org.bihuan.shell.database;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables with rows of somebody (columns area and sector), as the database's own catalogue and comments tell. */
final class RowTables {
    private static final String ALL = """
            select n.nspname || '.' || c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
              and (select count(*) from pg_attribute a
                   where a.attrelid = c.oid and a.attname in ('area', 'sector') and not a.attisdropped) = 2
            """;

    private final Supplier<Map<String, Kind>> catalogue;
    private volatile Map<String, Kind> known = Map.of();

    /** @param catalogue kinds of all tables by name with schema */
    RowTables(Supplier<Map<String, Kind>> catalogue) {
        this.catalogue = catalogue;
    }

    static RowTables of(JdbcClient jdbc) {
        return new RowTables(() -> read(jdbc));
    }

    /**
     * What a table is.
     *
     * @param open may be read by whoever is signed in
     * @param appended is never changed by the application
     */
    record Kind(boolean open, boolean appended) {}

    /** Empty if there is no such table with rows of somebody. */
    Optional<Kind> kind(String table) {
        if (known.isEmpty()) {
            known = catalogue.get();
        }
        return Optional.ofNullable(known.get(table));
    }

    /** The same for a name that can only be a table's: one that was not there before is looked for again. */
    Optional<Kind> named(String table) {
        Optional<Kind> kind = kind(table);
        if (kind.isEmpty()) {
            known = catalogue.get();
        }
        return kind.or(() -> kind(table));
    }

    private static Map<String, Kind> read(JdbcClient jdbc) {
        return jdbc
                .sql(ALL)
                .query((row, number) -> Map.entry(row.getString("name"), kindOf(row.getString("comment"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Kind kindOf(String comment) {
        return new Kind(comment.startsWith("open:"), comment.matches("(?s)(open: )?append-only:.*"));
    }
}
