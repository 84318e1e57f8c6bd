package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways of keeping periods whole take and refuse the same, statement by statement. */
class PeriodsTest {
    private static final String OVERLAP = "23P01";
    private static final String PARENT = "23503";
    private static final String TAKEN = "";

    /**
     * One transaction after another and what becomes of each.
     *
     * @param state SQLSTATE of the first statement that is refused; empty if it commits
     */
    private record Story(String state, String... statements) {}

    private static final List<Story> STORIES = List.of(
            new Story(TAKEN, "insert into registry.area (code) select 'A' || n from generate_series(1, 9) n"),
            new Story(TAKEN, period(1, "(,)", null)),
            new Story(TAKEN, period(2, "[2020-01-01,2021-01-01)", 1)),
            new Story(OVERLAP, period(2, "[2020-06-01,2022-01-01)", 1)),
            new Story(TAKEN, period(2, "[2021-01-01,2022-01-01)", 1)),
            new Story(OVERLAP, period(9, "(,)", null)),
            new Story(PARENT, period(3, "[2020-01-01,)", 4)),
            new Story(PARENT, period(3, "[2020-01-01,)", 2)),
            new Story(TAKEN, period(3, "[2020-03-01,2021-09-01)", 2)),
            new Story(PARENT, "delete from registry.area_period where area = 2 and lower(valid) = '2020-01-01'"),
            new Story(
                    PARENT,
                    "update registry.area_period set valid = daterange('2021-01-01', '2021-08-01')"
                            + " where area = 2 and lower(valid) = '2021-01-01'"),
            new Story(
                    TAKEN,
                    "update registry.area_period set valid = daterange('2021-01-01', '2021-10-01')"
                            + " where area = 2 and lower(valid) = '2021-01-01'"),
            new Story(PARENT, "update registry.area_period set parent = 5 where area = 3"),
            new Story(PARENT, "update registry.area_period set statutory_parent = 5 where area = 3"),
            new Story(PARENT, "set constraints all deferred", period(5, "[2020-01-01,2020-02-01)", 6)),
            new Story(
                    TAKEN,
                    "set constraints all deferred",
                    period(5, "[2020-01-01,2020-02-01)", 6),
                    period(6, "[2020-01-01,2020-02-01)", 1)),
            new Story(
                    TAKEN,
                    "set constraints all deferred",
                    "delete from registry.area_period where area = 6",
                    "delete from registry.area_period where area = 5"),
            new Story(
                    PARENT,
                    "set constraints all deferred",
                    "delete from registry.area_period where area = 2",
                    "set constraints all immediate"));

    private static String period(int area, String valid, Integer parent) {
        return "insert into registry.area_period (area, valid, parent, statutory_parent, kind, zh, zh_short, source,"
                + " recorded_at) values (%1$d, '%2$s', %3$s, %3$s, 'grid', '某', '某', 'test', now())"
                        .formatted(area, valid, parent);
    }

    @ParameterizedTest
    @EnumSource
    void whatContradictsIsRefusedAndNothingElseIs(Periods way) throws SQLException {
        assumeTrue(way == Periods.TRIGGERS || Periods.of(TestDatabase.empty(), "registry") == way, "an older server");
        Database database = began(way);
        assertThat(Periods.of(database, "registry")).isEqualTo(way);
        List<String> states = new ArrayList<>();
        try (Connection connection = open(database)) {
            connection.setAutoCommit(false);
            for (Story story : STORIES) {
                states.add(told(connection, story));
            }
        }
        assertThat(states)
                .containsExactlyElementsOf(STORIES.stream().map(Story::state).toList());
    }

    @Test
    void aDatabaseGoesOnAsItBegan() {
        Database database = began(Periods.TRIGGERS);
        Migrations.run(database, List.of("registry"));
        assertThat(Periods.of(database, "registry")).isEqualTo(Periods.TRIGGERS);
    }

    private static Database began(Periods way) {
        Database database = TestDatabase.empty();
        Migrations.run(database, List.of("registry"), room -> way);
        return TestDatabase.seeingAll(database);
    }

    /** As the application's role, which the guards bind as they bind everybody. */
    private static Connection open(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(),
                database.application().user(),
                database.application().password());
    }

    private static String told(Connection connection, Story story) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : story.statements()) {
                statement.execute(each);
            }
            connection.commit();
            return "";
        } catch (SQLException e) {
            connection.rollback();
            return String.valueOf(e.getSQLState());
        }
    }
}
