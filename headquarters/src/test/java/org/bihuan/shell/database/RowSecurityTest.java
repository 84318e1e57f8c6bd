package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Twice over: with the predicate switched off nothing is seen, and with row security switched off neither. */
class RowSecurityTest {
    private static final Actor SOMEBODY = new Actor(7, "somebody", "somebody", "", Set.of());
    private static Database database;
    private static HikariDataSource pool;
    private static JdbcClient db;

    @BeforeAll
    static void table() throws SQLException {
        database = TestDatabase.fresh("shell");
        owner("""
                create schema trial;
                create table trial.thing (id int primary key, area int not null, sector text not null, note text default '');
                create table trial.known (id int primary key, area int not null, sector text not null);
                comment on table trial.known is 'open: a list that everybody works with';
                """);
        Grants.give(database, List.of());
        owner("grant usage on schema trial to " + database.application().user()
                + "; grant select, insert, update, delete on all tables in schema trial to "
                + database.application().user());
        RowSecurity.guard(database, List.of("trial"));
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(3);
        db = JdbcClient.create(new ScopedDataSource(pool));
        for (int area = 1; area <= 4; area++) {
            for (String sector : List.of("health", "school")) {
                db.sql("insert into trial.thing values (:id, :area, :sector)")
                        .param("id", id(area, sector))
                        .param("area", area)
                        .param("sector", sector)
                        .update();
            }
        }
        db.sql("insert into trial.known values (1, 1, 'health')").update();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void rowsOfOtherAreasAreNotSeenWhateverTheQueryAsks() throws Exception {
        assertThat(as(areas(2), () -> all("thing"))).isEqualTo(2);
        assertThat(as(areas(2, 3).inSectors(List.of("school")), () -> all("thing")))
                .isEqualTo(2);
        assertThat(as(Scope.everything().inSectors(List.of("school")), () -> all("thing")))
                .isEqualTo(4);
        assertThat(as(areas(9), () -> all("thing"))).isZero();
    }

    @Test
    void whoeverIsNobodySeesNothingNotEvenWhatIsOpen() throws Exception {
        assertThat(as(Scope.nothing(), () -> all("thing"))).isZero();
        Thread nobody = Thread.ofPlatform().unstarted(() -> {
            assertThat(Access.current()).isEmpty();
            assertThat(all("thing")).isZero();
        });
        Throwable[] failure = new Throwable[1];
        nobody.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
        nobody.start();
        nobody.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    void whatIsOpenIsReadByAllAndWrittenWithinOnesScope() throws Exception {
        assertThat(as(areas(3), () -> all("known"))).isOne();
        assertThat(as(areas(3), () -> db.sql("delete from trial.known").update()))
                .isZero();
    }

    @Test
    void rowsCannotBeWrittenOrMovedOutsideOfOnesScope() {
        assertThatThrownBy(() -> as(
                        areas(2),
                        () -> db.sql("insert into trial.thing values (99, 3, 'health')")
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> as(
                        areas(2),
                        () -> db.sql("update trial.thing set area = 3").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theOwnerIsBoundByItToo() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url().replaceFirst("\\?.*", ""),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            var row = statement.executeQuery("select count(*) from trial.thing");
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void withRowSecurityOffThePredicateAloneStillHidesThem() throws Exception {
        owner("alter table trial.thing disable row level security");
        try {
            assertThat(as(areas(2), () -> all("thing")))
                    .as("row security is off")
                    .isEqualTo(8);
            assertThat(as(areas(2), () -> seen(areas(2)))).hasSize(2);
            assertThat(as(Scope.nothing(), () -> seen(Scope.nothing()))).isEmpty();
        } finally {
            owner("alter table trial.thing enable row level security");
        }
    }

    @Test
    void bothSayTheSameAsALoopOverAllRows() throws Exception {
        Random random = new Random(20200430);
        for (int round = 0; round < 200; round++) {
            Scope scope = random.nextInt(8) == 0
                    ? Scope.everything()
                    : Scope.ofAreas(IntStream.rangeClosed(1, 4).filter(area -> random.nextBoolean()));
            if (random.nextBoolean()) {
                scope = scope.inSectors(random.nextBoolean() ? List.of("health") : List.of("school", "health"));
            }
            Scope drawn = scope;
            Set<Integer> naive = new HashSet<>();
            for (int area = 1; area <= 4; area++) {
                for (String sector : List.of("health", "school")) {
                    if (drawn.holds(area, sector)) {
                        naive.add(id(area, sector));
                    }
                }
            }
            assertThat(as(drawn, () -> seen(Scope.everything())))
                    .as("row security, round %s, %s", round, drawn)
                    .isEqualTo(naive);
            assertThat(as(Scope.everything(), () -> seen(drawn)))
                    .as("predicate, round %s, %s", round, drawn)
                    .isEqualTo(naive);
        }
    }

    private static int id(int area, String sector) {
        return area * 10 + (sector.equals("health") ? 1 : 2);
    }

    private static Scope areas(int... areas) {
        return Scope.ofAreas(IntStream.of(areas));
    }

    private static <T> T as(Scope scope, Callable<T> work) throws Exception {
        return new Access(SOMEBODY, scope).call(work);
    }

    private static int all(String table) {
        return db.sql("select count(*) from trial." + table)
                .query(Integer.class)
                .single();
    }

    private static Set<Integer> seen(Scope scope) {
        return Set.copyOf(db.sql("select id from trial.thing where " + Scope.holds("area", "sector"))
                .params(scope.params())
                .query(Integer.class)
                .list());
    }

    private static void owner(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
