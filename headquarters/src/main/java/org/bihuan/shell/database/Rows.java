package org.bihuan.shell.database;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bihuan.shell.scope.Scope;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one way to a statement: over rows of somebody it takes whose, and it refuses one that does not ask for them
 * everywhere. Marks in a statement's text stand for the scope:
 *
 * <ul>
 *   <li>{@code {ROOM.TABLE}} after {@code from} or {@code join}: the table's rows that are in the scope; all, if the table
 *       is open to whoever is signed in
 *   <li>{@code {scope:T}} in the condition of an {@code update}, {@code delete} or {@code on conflict do update}: the row
 *       of alias T is in it ({@code {scope}} where there is no alias)
 *   <li>{@code {area A, S}} as the area that an {@code insert} writes: A if area A and sector S are in it, else null, which
 *       no table takes
 *   <li>{@code {area A of T}} as the area that an {@code update} writes: A if the row of alias T is in it, else null
 *   <li>{@code {whole}} as condition: the scope is the whole city's, all sectors
 * </ul>
 */
public final class Rows {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final RowTables tables;
    private final BinaryOperator<String> predicate;

    public Rows(DataSource database) {
        this(database, Scope::holds);
    }

    /** @param predicate of two expressions for area and sector: tests see what row security does without it */
    Rows(DataSource database, BinaryOperator<String> predicate) {
        this.jdbc = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
        this.tables = RowTables.of(jdbc);
        this.predicate = predicate;
    }

    /**
     * A statement over the rows of a scope.
     *
     * @throws InvalidDataAccessApiUsageException if it names a table of rows without its mark
     */
    public JdbcClient.StatementSpec sql(Scope scope, String marked) {
        return jdbc.sql(MarkedSql.of(marked, tables).statement(predicate)).params(scope.params());
    }

    /**
     * A statement over lists that whoever is signed in may read, or over no table of rows at all.
     *
     * @throws InvalidDataAccessApiUsageException if it names a table that is not open, or writes one
     */
    public JdbcClient.StatementSpec open(String marked) {
        MarkedSql sql = MarkedSql.of(marked, tables);
        sql.refuseAllButOpen();
        return jdbc.sql(sql.statement(predicate));
    }

    /**
     * An insert into a table that is only appended to: what was done is recorded whatever the doer may see.
     *
     * @throws InvalidDataAccessApiUsageException if it is anything else
     */
    public JdbcClient.StatementSpec append(String insert) {
        MarkedSql.refuseAllButAppending(insert, tables);
        return jdbc.sql(insert);
    }

    /** The same statement as {@link #sql} for many rows of parameters. */
    public void batch(Scope scope, String marked, Stream<? extends Map<String, ?>> rows) {
        Map<String, ?> params = scope.params();
        batches.batchUpdate(
                MarkedSql.of(marked, tables).statement(predicate),
                rows.map(row -> new MapSqlParameterSource(params).addValues(row))
                        .toArray(SqlParameterSource[]::new));
    }
}
