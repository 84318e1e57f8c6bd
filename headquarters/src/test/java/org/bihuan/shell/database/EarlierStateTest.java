package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

/**
 * Data folders made by earlier states of the program open and are migrated. Each is the whole folder of a city that was
 * set up and stopped ({@code bihuan run --city cities/chongqing}, Ctrl-C; then {@code tar} without lock, server.log and
 * the unpacked programs, {@code xz -9e}): the real thing rather than a dump, so that PostgreSQL's own files, roles and
 * passwords are tried as well.
 */
@Tag("slow")
class EarlierStateTest {
    /** Tables that a migration gave another shape. */
    private static final Map<String, String> REPLACED = Map.of("registry.working_hours", "registry.working_day");

    @TempDir
    Path temp;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/states/2026-11-24.tar.xz"})
    void opensAndIsMigrated(String state) throws Exception {
        Path city = temp.resolve("city");
        unpack(state, city);
        EmbeddedPostgres.adopt(city.resolve("postgres"));
        try (DataFolder folder = DataFolder.open(city);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.postgres())) {
            Database database = TestDatabase.seeingAll(server.database());
            Map<String, Long> before = rows(database);
            assertThat(before).as("the state holds something").containsKey("registry.area");
            Migrations.run(database);
            Map<String, Long> after = rows(database);
            REPLACED.forEach((old, table) -> {
                if (before.remove(old) > 0) {
                    assertThat(after.get(table)).as(table).isPositive();
                }
            });
            before.forEach((table, rows) ->
                    assertThat(after.getOrDefault(table, -1L)).as(table).isGreaterThanOrEqualTo(rows));
            for (String room : Migrations.rooms()) {
                assertThat(number(
                                database, "select count(*) from " + room + ".flyway_schema_history where not success"))
                        .as(room)
                        .isZero();
            }
            assertThat(server.lost()).isZero();
        }
    }

    @Test
    void aStateIsKept() {
        assertThat(EarlierStateTest.class.getResource("/states/2026-11-24.tar.xz"))
                .isNotNull();
    }

    /** Rows of each table of a room but the migrations' own. */
    private static Map<String, Long> rows(Database database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in"
                                + " ('pg_catalog', 'information_schema') and tablename <> 'flyway_schema_history'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(table, number(database, "select count(*) from " + table));
        }
        return rows;
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }

    private static void unpack(String state, Path target) throws IOException {
        try (InputStream in = EarlierStateTest.class.getResourceAsStream(state);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(file.equals(target) ? "rwx--x--x" : "rwx------"));
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }
}
