package org.bihuan.shell.jobs;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs long work, two pieces at a time, and keeps how far each is. Work that is cut off does not start again by itself:
 * whoever asked for it decides; a scheduler that would retry it is for other duties.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int AT_ONCE = 2;
    private static final long TICK_MILLIS = 300;
    private static final Access UPKEEP = Access.house("progress of jobs");

    private final Rows db;
    private final JobStore store;
    private final TransactionTemplate transaction;
    private final CityClock clock;
    private final InstanceLock instance;
    private final Map<Long, RunningJob> running = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("job-", 1).factory());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-progress").daemon().factory());
    private volatile boolean closing;

    public Jobs(DataSource database, PlatformTransactionManager transactions, CityClock clock) {
        this.db = new Rows(database);
        this.store = new JobStore(db);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.instance = InstanceLock.take(database);
        UPKEEP.run(() -> store.endOrphans(clock.instant()));
        var unused = ticker.scheduleWithFixedDelay(
                () -> UPKEEP.run(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts work, which is done as whoever asks for it.
     *
     * @param kind words key of what it does
     * @param subject path of the page that shows its outcome
     * @return the job's number
     */
    public long start(int area, String sector, String kind, String subject, Work work) {
        long id = store.insert(area, sector, kind, subject, instance.number(), clock.instant());
        RunningJob job = new RunningJob(id, db);
        running.put(id, job);
        Access asker = Access.required();
        workers.execute(() -> asker.run(() -> run(job, work)));
        return id;
    }

    public Optional<Job> find(long id) {
        Optional<Job> job = store.find(id);
        if (job.isEmpty() || !job.get().running()) {
            return job;
        }
        RunningJob here = running.get(id);
        if (here == null) {
            UPKEEP.run(() -> store.endOrphans(clock.instant()));
            return store.find(id);
        }
        return job.map(stored -> new Job(
                id,
                stored.kind(),
                stored.subject(),
                stored.state(),
                here.phase(),
                here.done(),
                here.total(),
                "",
                List.of(),
                stored.startedAt(),
                here.elapsed()));
    }

    /** Asks a job to stop, wherever it runs. One that has ended stays as it is. */
    public void cancel(long id) {
        store.askToStop(id);
        RunningJob here = running.get(id);
        if (here != null) {
            here.stop();
        }
    }

    private void run(RunningJob job, Work work) {
        job.begin();
        Work.End end;
        try {
            end = inTransaction(job, work);
        } catch (RuntimeException e) {
            if (!job.stopping() && !closing) {
                LOG.error("job {}", job.id(), e);
            }
            end = job.stopping() ? new Work.Stopped() : new Work.Refused("jobs.bug", List.of());
        }
        if (!(end instanceof Work.Done)) {
            endWithoutChange(job, end);
        }
        running.remove(job.id());
    }

    private Work.End inTransaction(RunningJob job, Work work) {
        try {
            return transaction.execute(status -> {
                job.onBackend(
                        db.open("select pg_backend_pid()").query(Integer.class).single());
                try {
                    Work.End end = job.stopping() ? new Work.Stopped() : work.run(job);
                    if (end instanceof Work.Done) {
                        store.end(job.id(), Job.State.DONE, "", List.of(), job.done(), job.elapsed(), clock.instant());
                    } else {
                        status.setRollbackOnly();
                    }
                    return end;
                } catch (IOException | SQLException e) {
                    throw new IllegalStateException("a job failed", e);
                } finally {
                    job.offBackend();
                }
            });
        } finally {
            job.offBackend();
        }
    }

    private void endWithoutChange(RunningJob job, Work.End end) {
        Job.State state = end instanceof Work.Refused ? Job.State.FAILED : Job.State.CANCELLED;
        String reason = end instanceof Work.Refused refused ? refused.reason() : "jobs.cancelled";
        List<String> arguments = end instanceof Work.Refused refused ? refused.arguments() : List.of();
        if (closing) {
            state = Job.State.CUT_OFF;
            reason = "jobs.cutOff";
            arguments = List.of();
        }
        store.end(job.id(), state, reason, arguments, job.done(), job.elapsed(), clock.instant());
    }

    private void tick() {
        for (RunningJob job : running.values()) {
            try {
                if (store.progress(job.id(), job.phase(), job.done(), job.total(), job.elapsed()) && !job.stopping()) {
                    job.stop();
                }
            } catch (RuntimeException e) {
                LOG.warn("progress of job {}: {}", job.id(), e.getMessage());
            }
        }
    }

    /** Stops what runs; it ends as cut off, having changed nothing. */
    @Override
    public void close() {
        closing = true;
        workers.shutdown();
        running.values().forEach(RunningJob::stop);
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a job did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ticker.shutdownNow();
        instance.close();
    }
}
