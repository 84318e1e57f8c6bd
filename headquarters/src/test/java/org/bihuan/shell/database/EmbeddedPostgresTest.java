package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's process through what may happen to it. */
@Tag("slow")
class EmbeddedPostgresTest {
    @TempDir
    Path temp;

    private Path folder = Path.of("");

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temp.resolve("postgres");
    }

    @Test
    void aKilledServerIsStartedAgainOnItsPortAndHasLostNothing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "create table kept (n int)");
            CompletableFuture<Long> revived = new CompletableFuture<>();
            postgres.whenRevived(revived::complete);
            long killed = postgres.pid();
            int port = postgres.port();
            execute(postgres, "insert into kept values (7)");
            kill(killed);
            assertThat(revived.get(60, TimeUnit.SECONDS)).isZero();
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.pid()).isNotEqualTo(killed);
            assertThat(one(postgres, "select n from kept")).isEqualTo("7");
            kill(postgres.pid()); // and again: the successor is watched too
            CompletableFuture<Long> again = new CompletableFuture<>();
            postgres.whenRevived(again::complete);
            assertThat(again.get(60, TimeUnit.SECONDS)).isZero();
        }
        assertThat(folder.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void aStaleProcessNumberDoesNotKeepItFromStarting() throws Exception {
        EmbeddedPostgres.start(folder).close();
        String mine = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(folder.resolve("pgdata/postmaster.pid"), mine + "\n" + folder + "/pgdata\n0\n5432\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(one(postgres, "show fsync")).isEqualTo("on");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aServerThatCouldLoseDataIsRefused() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "alter system set synchronous_commit = off");
        }
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .hasMessageContaining("synchronous_commit = off");
        assertThat(folder.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void aFolderOfAnotherMajorVersionIsRefusedUntouched() throws Exception {
        Path data = Files.createDirectories(folder.resolve("pgdata"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .hasMessageContaining("PostgreSQL 17, this is 18");
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void listensOnLoopbackOnlyAndTheApplicationsRoleIsWeak() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(one(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(postgres, "show unix_socket_directories")).isEmpty();
            assertThat(one(
                            postgres,
                            "select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"
                                    + " from pg_roles where rolname like 'bihuan%'"))
                    .isEqualTo("f");
            assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
