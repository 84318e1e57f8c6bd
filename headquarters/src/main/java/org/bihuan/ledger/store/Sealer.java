package org.bihuan.ledger.store;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.NotedHead;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Seals every 200 ms while there is something to seal, empties once a day what is due, and notes the head outside of the
 * database. Several instances may run one each: who is not at it looks again.
 */
@Component
class Sealer implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration LEAST = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final LedgerApi ledger;
    private final CityClock clock;
    private final Optional<NotedHead> noted;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sealer").daemon().factory());
    private @Nullable LocalDate expired;

    Sealer(LedgerApi ledger, CityClock clock, ObjectProvider<DataFolder> folder) {
        this.ledger = ledger;
        this.clock = clock;
        this.noted = Optional.ofNullable(folder.getIfAvailable()).map(data -> new NotedHead(data.path()));
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        timer.execute(this::step);
    }

    private void step() {
        Duration pause = IDLE;
        try {
            long began = System.nanoTime();
            if (ledger.seal() > 0) {
                // a long transaction makes each look longer: look less often then
                Duration took = Duration.ofNanos(System.nanoTime() - began).multipliedBy(4);
                pause = took.compareTo(LEAST) > 0 ? took : LEAST;
                noted.ifPresent(file -> file.write(ledger.head()));
            }
            if (!clock.today().equals(expired)) {
                ledger.expire();
                expired = clock.today();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the ledger was not sealed: {}", e.getClass().getSimpleName());
        }
        if (!timer.isShutdown()) {
            var unused = timer.schedule(this::step, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("the sealer did not stop in time");
        }
        timer.shutdownNow();
    }
}
