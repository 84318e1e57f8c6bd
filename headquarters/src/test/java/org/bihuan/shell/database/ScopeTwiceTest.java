package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/**
 * Over every table of every room: with the predicate switched off row security alone hides what is somebody else's, and
 * with row security switched off the predicate alone does; both say what a loop over all rows says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTwiceTest {
    private static final Actor SOMEBODY = new Actor(7, "somebody", "somebody", "", Set.of());
    private static final List<String> SECTORS = List.of("general", "health", "school");
    private static final int AREAS = 12;

    /** A table, and whether whoever is signed in may read it. */
    record Table(String name, boolean open) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Row(int area, String sector) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return area != other.area ? Integer.compare(area, other.area) : sector.compareTo(other.sector);
        }
    }

    private Database database;
    private HikariDataSource pool;
    private Rows rows;
    private Rows withoutPredicate;
    private List<Table> tables = List.of();

    @BeforeAll
    void rowsInEveryTable() throws SQLException {
        database = TestDatabase.unseen(Migrations.rooms().toArray(String[]::new));
        tables = tables();
        for (Table table : tables) {
            owner(nothingButAreaAndSector(table.name()));
            fill(table);
        }
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(2);
        ScopedDataSource scoped = new ScopedDataSource(pool);
        rows = new Rows(scoped);
        withoutPredicate = new Rows(scoped, (area, sector) -> "true");
    }

    @AfterAll
    void close() {
        pool.close();
    }

    List<Table> everyTable() {
        return tables;
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void withThePredicateSwitchedOffRowSecurityAloneHidesTheRest(Table table) throws SQLException {
        for (Scope scope : scopes(new Random(table.name().hashCode()), 12)) {
            assertThat(as(scope, () -> seen(withoutPredicate, Scope.everything(), table)))
                    .as("%s sees", scope)
                    .isEqualTo(table.open() ? all() : naive(scope));
            if (mayBeChanged(table)) {
                assertThat(as(scope, () -> change(withoutPredicate, Scope.everything(), table)))
                        .as("%s changes", scope)
                        .isEqualTo(naive(scope).size());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void withRowSecuritySwitchedOffThePredicateAloneHidesTheRest(Table table) throws SQLException {
        owner("alter table " + table.name() + " disable row level security");
        try {
            for (Scope scope : scopes(new Random(table.name().hashCode() + 1L), 12)) {
                assertThat(as(Scope.nothing(), () -> seen(rows, scope, table)))
                        .as("%s sees", scope)
                        .isEqualTo(table.open() ? all() : naive(scope));
            }
        } finally {
            owner("alter table " + table.name() + " enable row level security");
        }
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void withRowSecuritySwitchedOffThePredicateAloneKeepsWritersAtHome(Table table) throws SQLException {
        if (!mayBeChanged(table)) {
            return;
        }
        owner("alter table " + table.name() + " disable row level security");
        try {
            Scope scope = Scope.ofAreas(IntStream.of(3, 4)).inSectors(List.of("health"));
            int mine = naive(scope).size();
            assertThat(as(Scope.nothing(), () -> change(rows, scope, table))).isEqualTo(mine);
            assertThatThrownBy(() -> rows.sql(
                                    scope,
                                    "update " + table.name()
                                            + " t set area = {area 3 of t}, sector = t.sector where t.area = 9")
                            .update())
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> insert(table, scope, 9, "health")).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> insert(table, scope, 3, "school")).isInstanceOf(DataAccessException.class);
            assertThat(seen(rows, Scope.everything(), table)).isEqualTo(all());
        } finally {
            owner("alter table " + table.name() + " enable row level security");
        }
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void bothTogetherSayTheSameAsALoopOverAllRowsOnRandomTrees(Table table) {
        if (table.open()) {
            return;
        }
        Random random = new Random(20200123L + table.name().hashCode());
        for (int round = 0; round < 25; round++) {
            int[] parent = tree(random);
            int top = 1 + random.nextInt(AREAS);
            Scope scope = Scope.ofAreas(IntStream.rangeClosed(1, AREAS).filter(area -> isIn(area, top, parent)));
            Scope drawn = random.nextBoolean() ? scope : scope.inSectors(List.of(SECTORS.get(random.nextInt(3))));
            TreeSet<Row> naive = new TreeSet<>();
            for (Row row : all()) {
                if (isIn(row.area(), top, parent)
                        && (drawn.allSectors() || drawn.sectors().contains(row.sector()))) {
                    naive.add(row);
                }
            }
            assertThat(as(drawn, () -> seen(rows, drawn, table)))
                    .as("round %s, area %s", round, top)
                    .isEqualTo(naive);
        }
    }

    /** A random tree over the areas: whom each lies in, 0 for the root. */
    private static int[] tree(Random random) {
        int[] parent = new int[AREAS + 1];
        for (int area = 2; area <= AREAS; area++) {
            parent[area] = 1 + random.nextInt(area - 1);
        }
        return parent;
    }

    private static boolean isIn(int area, int top, int[] parent) {
        int at = area;
        while (at != 0 && at != top) {
            at = parent[at];
        }
        return at == top;
    }

    private static List<Scope> scopes(Random random, int count) {
        List<Scope> scopes = new ArrayList<>(List.of(Scope.everything(), Scope.ofAreas(IntStream.of(99))));
        while (scopes.size() < count) {
            Scope scope = random.nextInt(6) == 0
                    ? Scope.everything()
                    : Scope.ofAreas(IntStream.rangeClosed(1, AREAS).filter(area -> random.nextInt(3) == 0));
            scopes.add(random.nextBoolean() ? scope : scope.inSectors(List.of(SECTORS.get(random.nextInt(3)))));
        }
        return scopes;
    }

    private static TreeSet<Row> all() {
        return naive(Scope.everything());
    }

    private static TreeSet<Row> naive(Scope scope) {
        TreeSet<Row> naive = new TreeSet<>();
        for (int area = 1; area <= AREAS; area++) {
            for (String sector : SECTORS) {
                if (scope.holds(area, sector)) {
                    naive.add(new Row(area, sector));
                }
            }
        }
        return naive;
    }

    private static TreeSet<Row> seen(Rows rows, Scope scope, Table table) {
        return new TreeSet<>(rows.sql(scope, "select area, sector from {" + table.name() + "}")
                .query((row, number) -> new Row(row.getInt("area"), row.getString("sector")))
                .list());
    }

    private int insert(Table table, Scope scope, int area, String sector) {
        return rows.sql(
                        scope,
                        "insert into " + table.name()
                                + " (area, sector) overriding system value values ({area :area, :sector}, :sector)")
                .param("area", area)
                .param("sector", sector)
                .update();
    }

    /** Changes nothing, in every row that it may. */
    private static int change(Rows rows, Scope scope, Table table) {
        return rows.sql(scope, "update " + table.name() + " t set sector = t.sector where {scope:t}")
                .update();
    }

    private boolean mayBeChanged(Table table) throws SQLException {
        return one("select has_table_privilege('" + database.application().user() + "', '" + table.name()
                        + "', 'UPDATE')")
                .equals("t");
    }

    private static <T> T as(Scope scope, Supplier<T> work) {
        return new Access(SOMEBODY, scope).get(work);
    }

    private List<Table> tables() throws SQLException {
        List<Table> found = new ArrayList<>();
        String names = one("""
                select string_agg(n.nspname || '.' || c.relname || case
                    when obj_description(c.oid, 'pg_class') like 'open:%' then '+' else '' end, ' ' order by 1)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relrowsecurity
                """);
        for (String name : names.split(" ")) {
            found.add(new Table(name.replace("+", ""), name.endsWith("+")));
        }
        assertThat(found).hasSizeGreaterThan(25);
        return found;
    }

    /** In this copy nothing is asked of a row but an area. */
    private static String nothingButAreaAndSector(String table) {
        return """
                do $$ declare found record; begin
                    for found in select conname from pg_constraint
                        where conrelid = '%1$s'::regclass and not (contype = 'n' and conkey[1] in (
                            select attnum from pg_attribute
                            where attrelid = '%1$s'::regclass and (attname = 'area' or attidentity <> '')))
                        order by contype = 'n'
                    loop
                        execute format('alter table %1$s drop constraint if exists %%I cascade', found.conname);
                    end loop;
                    for found in select indexrelid::regclass as name from pg_index
                        where indrelid = '%1$s'::regclass and indisunique
                    loop
                        execute format('drop index %%s', found.name);
                    end loop;
                end $$;
                alter table %1$s disable trigger user
                """.formatted(table);
    }

    private void fill(Table table) throws SQLException {
        owner("alter table " + table.name() + " no force row level security; insert into " + table.name()
                + " (area, sector) overriding system value select area, sector from generate_series(1, " + AREAS
                + ") area, unnest(array['" + String.join("','", SECTORS) + "']) sector; alter table " + table.name()
                + " force row level security");
    }

    private String one(String query) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void owner(String statements) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }
}
