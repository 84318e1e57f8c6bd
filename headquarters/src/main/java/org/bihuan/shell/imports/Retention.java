package org.bihuan.shell.imports;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is kept of batches for undoing them, once their time is over: staged rows are a second copy of the lists. */
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Access UPKEEP = Access.house("retention of imported rows");
    private static final long EVERY_MINUTES = 60;

    private final Imports imports;
    private final BatchStore batches;
    private final Checking checking;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final CityClock clock;
    private final Duration keep;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("import-retention").daemon().factory());

    Retention(
            Imports imports,
            BatchStore batches,
            Checking checking,
            FileStore files,
            TransactionTemplate transaction,
            CityClock clock,
            Duration keep) {
        this.imports = imports;
        this.batches = batches;
        this.checking = checking;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
        this.keep = keep;
    }

    /** Sweeps now and then from now on. */
    public void start() {
        var unused =
                sweeper.scheduleWithFixedDelay(() -> UPKEEP.run(this::attempt), 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void attempt() {
        try {
            int swept = sweep();
            if (swept > 0) {
                LOG.info("deleted the staged rows of {} batches older than {}", swept, keep);
            }
        } catch (RuntimeException e) {
            LOG.warn("staged rows of old batches: {}", e.getMessage());
        }
    }

    /** Deletes the staged rows of batches that were last touched before the time kept; says of how many. */
    public int sweep() {
        List<Long> due = batches.due(clock.instant().minus(keep));
        for (long id : due) {
            transaction.executeWithoutResult(status -> {
                ImportBatch batch = batches.hold(id);
                if (!batch.swept()) {
                    files.drop(id);
                    checking.clear(id);
                    imports.kind(batch.kind()).ifPresent(kind -> kind.forget(id));
                    batches.swept(id, clock.instant());
                }
            });
        }
        return due.size();
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
