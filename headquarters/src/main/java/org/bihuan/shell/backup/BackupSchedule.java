package org.bihuan.shell.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.database.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the planned backups of a running city. What was done when is read from the files and the journal, so a restart
 * neither forgets a backup that fell due meanwhile nor repeats one.
 */
public final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final String NAME = "bihuan-[0-9]{8}T[0-9]{6}Z\\.backup";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final BackupPlan plan;
    private final MasterKey key;
    private final Clock clock;
    private final SecureRandom random;
    private final Journal journal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("backup").factory());

    /** @param clock the real one: a demo's clock jumps */
    public BackupSchedule(Path data, BackupPlan plan, MasterKey key, Clock clock, SecureRandom random) {
        this.data = data;
        this.plan = plan;
        this.key = key;
        this.clock = clock;
        this.random = random;
        this.journal = Journal.of(data);
        if (plan.folder().toAbsolutePath().normalize().startsWith(data)) {
            throw CommandFailure.usage(
                    "--backup-to names a folder inside the data folder, which would be lost with it");
        }
    }

    /** Looks every few seconds whether one is due, until closed. */
    public void start() {
        timer.scheduleWithFixedDelay(
                () -> {
                    if (!clock.instant().isBefore(next())) {
                        take();
                    }
                },
                1,
                5,
                TimeUnit.SECONDS);
    }

    /** When the next one is due: a failed one is tried again sooner. */
    Instant next() {
        Instant due = newest().map(at -> at.plus(plan.every())).orElse(Instant.MIN);
        Instant retry = journal.last(Journal.Kind.BACKUP_FAILED, Journal.Kind.BACKED_UP)
                .filter(entry -> entry.kind() == Journal.Kind.BACKUP_FAILED)
                .map(entry -> entry.at().plus(plan.every().compareTo(RETRY) < 0 ? plan.every() : RETRY))
                .orElse(Instant.MIN);
        return due.isAfter(retry) ? due : retry;
    }

    /** Takes one now; whether it worked stands in the journal. */
    void take() {
        Instant now = clock.instant();
        Path file = plan.folder().resolve("bihuan-" + TIME.format(now) + ".backup");
        try {
            Files.createDirectories(plan.folder());
            BackupFile.write(data, file, key, random);
            journal.add(clock.instant(), Journal.Kind.BACKED_UP, file.toString());
            forgetOld();
        } catch (IOException | UncheckedIOException | CommandFailure e) {
            LOG.error("backup failed: {}", e.getMessage());
            journal.add(clock.instant(), Journal.Kind.BACKUP_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void forgetOld() throws IOException {
        List<Path> files = files();
        for (Path old : files.subList(0, Math.max(0, files.size() - plan.keep()))) {
            Files.delete(old);
        }
    }

    private Optional<Instant> newest() {
        try {
            List<Path> files = files();
            return files.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            TIME.parse(files.getLast().getFileName().toString().substring(7, 23), Instant::from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Oldest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(plan.folder())) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(plan.folder())) {
            return list.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted()
                    .toList();
        }
    }

    /** Waits for one that is being taken. */
    @Override
    public void close() {
        timer.close();
    }
}
