package org.bihuan.shell.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Journal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a running city to a file, and from the file to a city elsewhere. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
    private static final int ACCOUNTS = 500;
    private static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");

    @TempDir
    static Path temp;

    private DataFolder folder;
    private EmbeddedPostgres server;
    private MasterKey key;

    @BeforeAll
    void open() throws IOException, SQLException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = DataFolder.open(temp.resolve("city"));
        server = EmbeddedPostgres.start(folder.postgres());
        key = MasterKey.make(folder.path(), new SecureRandom());
        Files.createDirectories(folder.path().resolve("city"));
        Files.writeString(folder.path().resolve("city/city.yaml"), "key: test");
        execute(
                server,
                "create table written (n int primary key, filler text not null)",
                "create table account (id int primary key, amount int not null)",
                "insert into account select n, 100 from generate_series(1, " + ACCOUNTS + ") n");
    }

    @AfterAll
    void close() {
        server.close();
        folder.close();
    }

    @Test
    void holdsAMomentOfACityThatGoesOnWorking() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> work = CompletableFuture.supplyAsync(() -> write(enough));
        while (number(server, "select count(*) from written") < 50) {
            Thread.onSpinWait();
        }
        int before = number(server, "select count(*) from written");
        Path file = temp.resolve("moment.backup");
        long size = BackupFile.write(folder.path(), file, key, new SecureRandom());
        enough.set(true);
        int after = work.get();
        assertThat(size).isEqualTo(Files.size(file)).isPositive();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Path elsewhere = temp.resolve("elsewhere");
        Restoration.restore(file, elsewhere, MasterKey.ofRecoveryCode(key.recoveryCode()), NOW);
        assertThat(elsewhere.resolve("city/city.yaml")).hasContent("key: test");
        assertThat(MasterKey.in(elsewhere).orElseThrow().id()).isEqualTo(key.id());
        assertThat(Journal.of(elsewhere).last(Journal.Kind.RESTORED)).isPresent();
        try (DataFolder held = DataFolder.open(elsewhere);
                EmbeddedPostgres restored = EmbeddedPostgres.start(held.postgres())) {
            int kept = number(restored, "select count(*) from written");
            assertThat(kept).isBetween(before, after);
            assertThat(number(restored, "select max(n) from written"))
                    .as("no gap")
                    .isEqualTo(kept);
            assertThat(number(restored, "select sum(amount) from account"))
                    .as("no half transaction")
                    .isEqualTo(100 * ACCOUNTS);
            assertThat(restored.lost()).isZero();
            execute(restored, "insert into written values (0, 'the restored city works on')");
        }
        assertThat(number(server, "select count(*) from written where n = 0")).isZero();
    }

    @Test
    void aCutOrAlteredFileLeavesNothingBehind() throws Exception {
        Path file = temp.resolve("whole.backup");
        BackupFile.write(folder.path(), file, key, new SecureRandom());
        byte[] whole = Files.readAllBytes(file);
        byte[] altered = whole.clone();
        altered[whole.length - 100] ^= 1;
        Path cut = Files.write(temp.resolve("cut.backup"), Arrays.copyOf(whole, whole.length / 2));
        Path forged = Files.write(temp.resolve("forged.backup"), altered);
        for (Path bad : List.of(cut, forged)) {
            Path place = temp.resolve("never");
            assertThatThrownBy(() -> Restoration.restore(bad, place, key, NOW))
                    .isInstanceOfSatisfying(
                            CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.FINDING))
                    .hasMessageContaining("cut off or was altered");
            assertThat(place).doesNotExist();
        }
        MasterKey other = MasterKey.ofRecoveryCode(MasterKeyTest.codeOf(new byte[32]));
        assertThatThrownBy(() -> Restoration.restore(file, temp.resolve("never"), other, NOW))
                .hasMessageContaining("sealed with the key " + key.id());
        assertThatThrownBy(() -> Restoration.restore(file, folder.path(), key, NOW))
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> BackupFile.write(folder.path(), file, key, new SecureRandom()))
                .hasMessageContaining("never replaces a file");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.filter(path -> path.toString().endsWith(".restoring")
                            || path.toString().endsWith(".part")))
                    .isEmpty();
        }
    }

    @Test
    void holdsNeitherTheMasterKeyNorAnythingReadable() throws Exception {
        execute(server, "create table secret (word text)", "insert into secret values ('Chaotianmen-Dock-17')");
        Path file = temp.resolve("secret.backup");
        BackupFile.write(folder.path(), file, key, new SecureRandom());
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).startsWith("BIHUAN-BACKUP-1").doesNotContain("Chaotianmen");
        Path place = temp.resolve("listed");
        Restoration.restore(file, place, key, NOW);
        assertThat(place.resolve("running.json")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(place.resolve("postgres/secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aScheduleTakesWhatIsDueKeepsSomeAndTellsFailures() throws Exception {
        Path target = temp.resolve("kept");
        Instant[] now = {NOW};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        BackupPlan plan = new BackupPlan(target, Duration.ofHours(24), 2);
        try (BackupSchedule schedule = new BackupSchedule(folder.path(), plan, key, clock, new SecureRandom())) {
            assertThat(schedule.next()).as("none yet: due at once").isBefore(NOW);
            for (int day = 0; day < 3; day++) {
                now[0] = NOW.plus(Duration.ofDays(day));
                schedule.take();
                assertThat(schedule.next()).isEqualTo(now[0].plus(Duration.ofHours(24)));
            }
            try (Stream<Path> files = Files.list(target)) {
                assertThat(files.map(file -> file.getFileName().toString()).sorted())
                        .containsExactly("bihuan-20200501T000000Z.backup", "bihuan-20200502T000000Z.backup");
            }
            Journal journal = Journal.of(folder.path());
            assertThat(journal.last(Journal.Kind.BACKED_UP).orElseThrow().at()).isEqualTo(now[0]);
            now[0] = now[0].plusSeconds(1);
            Files.createFile(target.resolve("bihuan-20200502T000001Z.backup"));
            schedule.take();
            assertThat(journal.last(Journal.Kind.BACKUP_FAILED).orElseThrow().detail())
                    .contains("never replaces a file");
        }
        assertThatThrownBy(() -> new BackupSchedule(
                        folder.path(),
                        new BackupPlan(folder.path().resolve("backups"), Duration.ofHours(1), 1),
                        key,
                        clock,
                        new SecureRandom()))
                .hasMessageContaining("inside the data folder");
    }

    /** Transfers between accounts, each with a numbered row, until told to stop; the last number. */
    private int write(AtomicBoolean enough) {
        int n = 0;
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            while (!enough.get()) {
                n++;
                statement.execute("begin; insert into written values (" + n + ", repeat('x', 500));"
                        + " update account set amount = amount - 1 where id = " + (n % ACCOUNTS + 1) + ";"
                        + " update account set amount = amount + 1 where id = " + (n * 7 % ACCOUNTS + 1) + "; commit");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return n;
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        Database database = server.database();
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int number(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
