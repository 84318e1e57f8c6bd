package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** What a statement must say of the tables that it names. */
class MarkedSqlTest {
    private static final RowTables TABLES = new RowTables(() -> Map.of(
            "trial.thing", new RowTables.Kind(false, false),
            "trial.known", new RowTables.Kind(true, false),
            "trial.told", new RowTables.Kind(false, true)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from trial.thing",
                "select id from {trial.thing} t join trial.thing u on u.id = t.id",
                "select id from trial.known",
                "select id from {trial.thing} where id in (select id from\n trial.thing)",
                "select 1 from {trial.none}",
                "insert into trial.thing (area, sector) values (:area, :sector)",
                "insert into trial.thing (area, sector) select area, sector from {trial.thing}",
                "with one as (insert into trial.thing (area) values ({area :a, 'x'}))"
                        + " insert into trial.known (area) values (:a)",
                "insert into trial.thing as t (area) values ({area :a, 'x'}) on conflict do update set id = 1",
                "insert into trial.thing (area) values ({area (select area from trial.thing), 'x'})",
                "update trial.thing set id = 1",
                "update trial.thing as t set id = 1 where {scope}",
                "update trial.thing t set id = 1 from {trial.thing} u where {scope:u}",
                "delete from trial.known",
                "delete from trial.thing t using trial.known k where {scope:t} and k.id = t.id",
            })
    void isRefusedIfAnyTableOfRowsIsNamedWithoutItsMark(String statement) {
        assertThatThrownBy(() -> MarkedSql.of(statement, TABLES).statement((area, sector) -> "HELD"))
                .isInstanceOf(InvalidDataAccessApiUsageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_advisory_xact_lock(hashtext('trial.thing'))",
                "select s.thing, s.v[1] from unnest(:x) s",
                "create temporary table mine (like trial.thing) on commit drop",
                "insert into other.plain (x) values (1) on conflict (x) do update set x = 2",
                "select id from {trial.thing} where id = 1 for update",
                "insert into trial.thing (id) select :id where {whole}",
                "delete from trial.thing where {scope} and id = 1",
                "insert into trial.thing as t (area) values ({area :a, 'x'})"
                        + " on conflict do update set area = {area excluded.area of t}",
            })
    void isTakenIfEveryTableHasItsMark(String statement) {
        assertThatCode(() -> MarkedSql.of(statement, TABLES).statement((area, sector) -> "HELD"))
                .doesNotThrowAnyException();
    }

    @Test
    void marksStandForThePredicate() {
        assertThat(MarkedSql.of(
                                "select 1 from {trial.thing} t left join {trial.known} k on k.id = t.id where v ~ '{1,3}'",
                                TABLES)
                        .statement((area, sector) -> "held(" + area + "|" + sector + ")"))
                .isEqualTo("select 1 from (select * from trial.thing where held(area|sector)) t"
                        + " left join trial.known k on k.id = t.id where v ~ '{1,3}'");
        assertThat(MarkedSql.of(
                                "insert into trial.thing as t (area, sector) values ({area coalesce(:a, 1), :s}, :s)"
                                        + " on conflict do update set area = {area excluded.area of t} where {scope:t}",
                                TABLES)
                        .statement((area, sector) -> "held(" + area + "|" + sector + ")"))
                .isEqualTo("insert into trial.thing as t (area, sector) values"
                        + " (case when held(coalesce(:a, 1)|:s) then coalesce(:a, 1) end, :s)"
                        + " on conflict do update set area = case when held(t.area|t.sector) then excluded.area end"
                        + " where held(t.area|t.sector)");
    }

    @Test
    void openStatementsReadOpenTablesOnly() {
        assertThatCode(() -> MarkedSql.of("select 1 from {trial.known}", TABLES).refuseAllButOpen())
                .doesNotThrowAnyException();
        for (String closed : new String[] {
            "select 1 from {trial.thing}",
            "delete from trial.known where {scope}",
            "insert into trial.known (area) values ({area 1, 'x'})"
        }) {
            assertThatThrownBy(() -> MarkedSql.of(closed, TABLES).refuseAllButOpen())
                    .as(closed)
                    .isInstanceOf(InvalidDataAccessApiUsageException.class);
        }
    }

    @Test
    void onlyWhatIsNeverChangedIsAppendedToByEverybody() {
        assertThatCode(() -> MarkedSql.refuseAllButAppending("insert into trial.told (area) values (1)", TABLES))
                .doesNotThrowAnyException();
        for (String other : new String[] {
            "insert into trial.thing (area) values (1)",
            "select * from {trial.told}",
            "insert into trial.told select * from trial.thing"
        }) {
            assertThatThrownBy(() -> MarkedSql.refuseAllButAppending(other, TABLES))
                    .as(other)
                    .isInstanceOf(InvalidDataAccessApiUsageException.class);
        }
    }
}
