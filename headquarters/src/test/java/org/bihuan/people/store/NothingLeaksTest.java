package org.bihuan.people.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.people.PeopleFixture.NORTH;
import static org.bihuan.people.PeopleFixture.as;
import static org.bihuan.people.PeopleFixture.token;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Lookup;
import org.bihuan.people.PeopleFixture;
import org.bihuan.people.Sex;
import org.bihuan.shell.backup.BackupFile;
import org.bihuan.shell.backup.MasterKey;
import org.bihuan.shell.backup.Restoration;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Migrations;
import org.bihuan.shell.jobs.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Neither the database's files, its log of changes, its own log, the program's log, files beside them nor a backup that
 * was opened hold a name, phone, number or address; and who was erased is not in an earlier backup either.
 */
@Tag("slow")
class NothingLeaksTest {
    private static final List<String> SECRETS =
            List.of("欧阳娜塔莎", "13977776666", "E98765431", "Zebracrossing Lane", "ouyangnatasha", "1987-11-23");
    private static final List<Charset> CODINGS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GBK"));
    private static final Person SECRET = new Person(
            "欧阳娜塔莎",
            DocumentKind.PASSPORT,
            "E98765431",
            "13977776666",
            Optional.of(LocalDate.of(1987, 11, 23)),
            Sex.FEMALE,
            "5 Zebracrossing Lane");

    @TempDir
    static Path temp;

    @Test
    void whoSomebodyIsStandsNowhereAndIsGoneFromEarlierBackups() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        Path backup = temp.resolve("before.backup");
        String erased;
        String kept;
        MasterKey key;
        Path city = temp.resolve("city");
        try (DataFolder folder = DataFolder.open(city);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.postgres())) {
            key = MasterKey.make(folder.path(), new SecureRandom());
            Database database = server.database();
            Migrations.run(database, List.of("shell", "ledger", "people"));
            try (PeopleFixture here = new PeopleFixture(database, folder.path())) {
                erased = here.enter(NORTH, SECRET);
                kept = here.enter(NORTH, PeopleFixture.undocumented("别人", LocalDate.of(1950, 1, 1), ""));
                work(here, erased);
                here.ledger.seal();
                BackupFile.write(folder.path(), backup, key, new SecureRandom());
                assertThat(as(NORTH, () -> here.people.erase(erased, token()))).isTrue();
            }
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(log.list).hasSizeGreaterThan(50);
        assertThat(log.list).noneMatch(event -> SECRETS.stream().anyMatch(event.getFormattedMessage()::contains));
        assertThat(found(city, SECRETS)).isEmpty();

        Path restored = temp.resolve("restored");
        Restoration.restore(backup, restored, key, PeopleFixture.NOW);
        assertThat(restored.resolve("keys"))
                .as("keys are in no backup of the database")
                .doesNotExist();
        assertThat(found(restored, SECRETS)).isEmpty();
        aSearchThatCouldFindThemFinds(restored);
        copy(city.resolve("keys"), restored.resolve("keys"));
        try (DataFolder folder = DataFolder.open(restored);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.postgres());
                PeopleFixture here = new PeopleFixture(server.database(), folder.path())) {
            assertThat(here.look(NORTH, kept)).isPresent();
            assertThat(here.look(NORTH, erased)).as("erased after the backup").isEmpty();
            assertThat(here.rooms.door(Erasing.class).replay()).isEqualTo(1);
            assertThat(here.rooms.door(Erasing.class).replay()).isZero();
            assertThat(here.find(NORTH, new Lookup.ByPhone(SECRET.phone()))).isEmpty();
            here.ledger.seal();
            assertThat(here.ledger
                            .verify(List.of(), new NobodyWatches())
                            .orElseThrow()
                            .findings())
                    .isEmpty();
            assertThat(here.acts(erased)).startsWith("people.erased").contains("people.registered");
        }
    }

    /** Everything that takes a name, also what fails. */
    private static void work(PeopleFixture here, String pseudonym) {
        assertThat(here.look(NORTH, pseudonym)).isPresent();
        for (Lookup lookup : List.of(
                new Lookup.ByDocument(DocumentKind.PASSPORT, SECRET.number()),
                new Lookup.ByPhone(SECRET.phone()),
                new Lookup.ByName(SECRET.name(), SECRET.birth()))) {
            assertThat(here.find(NORTH, lookup)).isNotEmpty();
        }
        as(NORTH, () -> here.people.register(SECRET, 1, "health", Set.of(), token()));
        as(NORTH, () -> here.people.register(SECRET, 99, "health", Set.of(), token()));
        as(NORTH, () -> here.people.change(pseudonym, SECRET, token()));
        as(
                NORTH,
                () -> here.people.breakGlass(
                        new Lookup.ByDocument(DocumentKind.PASSPORT, SECRET.number()), "unconscious on the platform"));
    }

    /** The same search does find what is there in one of the codings. */
    private static void aSearchThatCouldFindThemFinds(Path folder) throws IOException {
        Path planted = folder.resolve("planted");
        for (Charset coding : CODINGS) {
            Files.write(planted, ("before" + SECRETS.getFirst() + "after").getBytes(coding));
            assertThat(found(folder, SECRETS)).as(coding.name()).hasSize(1);
        }
        Files.delete(planted);
    }

    private static List<String> found(Path folder, List<String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("postgresql-18"))
                    .toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    for (Charset coding : CODINGS) {
                        String bytes = new String(secret.getBytes(coding), StandardCharsets.ISO_8859_1);
                        // letters and digits are the same in UTF-8 and GBK: one finding is enough
                        if (content.contains(bytes) && !found.contains(secret + " in " + file)) {
                            found.add(secret + " in " + file);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static final class NobodyWatches implements Progress {
        @Override
        public void phase(String words, long total) {}

        @Override
        public boolean reached(long done) {
            return true;
        }
    }
}
