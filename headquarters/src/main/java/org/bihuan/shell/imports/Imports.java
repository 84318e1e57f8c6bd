package org.bihuan.shell.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.imports.ImportBatch.State;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.file.Limits;
import org.bihuan.shell.imports.file.RawRow;
import org.bihuan.shell.imports.file.Refusal;
import org.bihuan.shell.imports.file.TableFile;
import org.bihuan.shell.imports.head.ColumnNames;
import org.bihuan.shell.imports.head.Header;
import org.bihuan.shell.imports.head.HeaderFinder;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.jobs.Work;
import org.bihuan.shell.page.Words;
import org.bihuan.shell.scope.Access;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Import as a service: the one door for pages, REST and the command line. */
public final class Imports {
    private static final int SAMPLES = 3;

    private final List<ImportKind> kinds;
    private final Words words;
    private final Jobs jobs;
    private final CityClock clock;
    private final Limits limits;
    private final TransactionTemplate transaction;
    private final BatchStore batches;
    private final FileStore files;
    private final MappingStore mappings;
    private final ResultStore results;
    private final Checking checking;
    private final Committing committing;
    private final Duration keep;

    public Imports(
            List<ImportKind> kinds,
            Words words,
            Jobs jobs,
            CityClock clock,
            Decisions decisions,
            Limits limits,
            Duration keep,
            DataSource database,
            PlatformTransactionManager transactions) {
        Rows db = new Rows(database);
        this.kinds = List.copyOf(kinds);
        this.words = words;
        this.jobs = jobs;
        this.clock = clock;
        this.limits = limits;
        this.keep = keep;
        this.transaction = new TransactionTemplate(transactions);
        this.batches = new BatchStore(db);
        this.files = new FileStore(db);
        this.mappings = new MappingStore(db);
        this.results = new ResultStore(db);
        this.checking = new Checking(db, batches, files, new Staging(database, db), clock, limits);
        this.committing = new Committing(db, batches, files, decisions, clock);
    }

    /** Lists that whoever the present thread works as may change. */
    public List<ImportKind> kinds() {
        return kinds.stream().filter(Imports::mayChange).toList();
    }

    private static boolean mayChange(ImportKind kind) {
        return Access.required().actor().may(kind.permission());
    }

    public Optional<ImportKind> kind(String key) {
        return kinds().stream().filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The kind of a batch. */
    public ImportKind kindOf(ImportBatch batch) {
        return kind(batch.kind()).orElseThrow(() -> new IllegalStateException("no room imports " + batch.kind()));
    }

    /** How long after its commit a batch can be undone at most. */
    public Duration keep() {
        return keep;
    }

    /** What deletes old batches' rows. */
    public Retention retention() {
        return new Retention(this, batches, checking, files, transaction, clock, keep);
    }

    public Limits limits() {
        return limits;
    }

    public Optional<ImportBatch> find(long id) {
        return batches.find(id).filter(batch -> kind(batch.kind()).isPresent());
    }

    /** Newest first; {@link Long#MAX_VALUE} for the first page. */
    public List<ImportBatch> recent(long before, int limit) {
        return batches.recent(before, limit).stream()
                .filter(batch -> kind(batch.kind()).isPresent())
                .toList();
    }

    public OptionalLong committedTwin(ImportBatch batch) {
        return batches.committedTwin(batch);
    }

    public List<ResultRow> results(ImportBatch batch, Tab tab, int after, int limit) {
        return results.rows(batch, kindOf(batch), tab, after, limit);
    }

    /**
     * A batch and the work on it: one whose work is told as ended stands as that work left it.
     *
     * @param job empty before any work
     */
    public record Standing(ImportBatch batch, Optional<Job> job) {}

    /** @throws java.util.NoSuchElementException if there is no such batch */
    public Standing standing(long id) {
        ImportBatch batch = find(id).orElseThrow();
        Optional<Job> job = job(batch);
        // the work may have ended between the two readings
        return new Standing(job.filter(Job::running).isPresent() ? batch : find(id).orElseThrow(), job);
    }

    public Optional<Job> job(ImportBatch batch) {
        return batch.job().isPresent() ? jobs.find(batch.job().getAsLong()) : Optional.empty();
    }

    /** Takes a file in: decides what it is, finds its header and matches its columns; stages nothing yet. */
    public Upload upload(ImportKind kind, String sender, String fileName, Path file) throws IOException {
        return switch (TableFile.open(file, limits)) {
            case TableFile.NotTaken(Refusal why) -> new Upload.NotTaken(why);
            case TableFile.Opened(TableFile table) -> upload(kind, sender, fileName, file, table);
        };
    }

    private Upload upload(ImportKind kind, String sender, String fileName, Path file, TableFile table)
            throws IOException {
        List<RawRow> first = new ArrayList<>();
        Optional<Refusal> refusal = table.read(row -> {
            first.add(row);
            return first.size() < HeaderFinder.ROWS + SAMPLES;
        });
        if (refusal.isPresent() || first.isEmpty()) {
            return new Upload.NotTaken(refusal.orElse(new Refusal("imports.file.empty", List.of())));
        }
        HeaderFinder finder = new HeaderFinder(names(kind, sender));
        Header header = finder.find(first.subList(0, Math.min(first.size(), HeaderFinder.ROWS)));
        String hash = FileStore.hash(file);
        return new Upload.Here(transaction.execute(status -> {
            long id = batches.insert(
                    kind,
                    sender,
                    fileName,
                    file.toFile().length(),
                    hash,
                    table.format(),
                    header,
                    samples(first, header),
                    finder.map(header),
                    clock.instant());
            try {
                files.put(batches.hold(id), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return id;
        }));
    }

    /** Required columns that no column of the file is matched to. */
    public List<String> missing(ImportBatch batch) {
        return kindOf(batch).columns().stream()
                .filter(ImportColumn::required)
                .map(ImportColumn::key)
                .filter(key -> !batch.mapping().contains(key))
                .toList();
    }

    /**
     * Says which column each of the file's columns is.
     *
     * @param mapping per file column a key of the kind's columns, or empty
     * @return why not, if it cannot be so
     */
    public Optional<Refusal> map(ImportBatch batch, List<String> mapping) {
        List<String> named = mapping.stream().filter(key -> !key.isEmpty()).toList();
        if (mapping.size() != batch.header().size() || !batch.columns().containsAll(named)) {
            return Optional.of(new Refusal("imports.map.unknown", List.of()));
        }
        if (named.stream().distinct().count() < named.size()) {
            return Optional.of(new Refusal("imports.map.twice", List.of()));
        }
        if (batch.state() != State.UPLOADED && batch.state() != State.CHECKED || working(batch)) {
            return Optional.of(new Refusal("imports.step.notNow", List.of()));
        }
        batches.mapped(batch.id(), mapping);
        return Optional.empty();
    }

    /** Stages the file and gives every row its result. The mapping counts as confirmed and is remembered. */
    public Step check(ImportBatch batch) {
        if (!missing(batch).isEmpty()) {
            return new Step.NotNow(new Refusal("imports.map.missing", List.of()));
        }
        ImportKind kind = kindOf(batch);
        return start(batch, List.of(State.UPLOADED, State.CHECKED), "imports.job.check", progress -> {
            mappings.remember(batch);
            return checking.check(batch.id(), kind, progress);
        });
    }

    /** Stores new and corrected rows. */
    public Step commit(ImportBatch batch) {
        ImportKind kind = kindOf(batch);
        return start(
                batch,
                List.of(State.CHECKED),
                "imports.job.commit",
                progress -> committing.commit(batch.id(), kind, progress));
    }

    /** Takes back what a batch stored. */
    public Step undo(ImportBatch batch) {
        if (batch.swept()) {
            return new Step.NotNow(new Refusal("imports.undo.tooLate", List.of(String.valueOf(keep.toDays()))));
        }
        ImportKind kind = kindOf(batch);
        return start(
                batch,
                List.of(State.COMMITTED),
                "imports.job.undo",
                progress -> committing.undo(batch.id(), kind, progress));
    }

    /** Throws a batch away that is not committed. */
    public Optional<Refusal> discard(ImportBatch batch) {
        if (batch.state() != State.UPLOADED && batch.state() != State.CHECKED || working(batch)) {
            return Optional.of(new Refusal("imports.step.notNow", List.of()));
        }
        transaction.executeWithoutResult(status -> {
            files.drop(batch.id());
            checking.clear(batch.id());
            batches.discarded(batch.id());
        });
        return Optional.empty();
    }

    public void cancel(ImportBatch batch) {
        batch.job().ifPresent(jobs::cancel);
    }

    private Step start(ImportBatch batch, List<State> from, String words, Work work) {
        if (!from.contains(batch.state()) || working(batch)) {
            return new Step.NotNow(new Refusal("imports.step.notNow", List.of()));
        }
        long job = jobs.start(batch.area(), batch.sector(), words, "/shell/imports/" + batch.id(), work);
        batches.working(batch.id(), job);
        return new Step.Started(job);
    }

    private boolean working(ImportBatch batch) {
        return job(batch).filter(Job::running).isPresent();
    }

    private ColumnNames names(ImportKind kind, String sender) {
        Map<String, List<String>> inAllLanguages = new HashMap<>();
        for (ImportColumn column : kind.columns()) {
            inAllLanguages.put(
                    column.key(),
                    Words.LANGUAGES.stream()
                            .map(language -> words.say(language, kind.words() + "." + column.key()))
                            .toList());
        }
        return new ColumnNames(kind.columns(), inAllLanguages, mappings.of(kind, sender));
    }

    private static List<String> samples(List<RawRow> first, Header header) {
        return first.stream()
                .filter(row -> row.line() > header.line())
                .limit(SAMPLES)
                .flatMap(row -> Stream.iterate(0, i -> i < header.names().size(), i -> i + 1)
                        .map(row::cell))
                .toList();
    }
}
