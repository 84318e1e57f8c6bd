package org.bihuan.loop.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the due queue every second. What is due stands in the database, so that nothing is lost while nobody looks; who
 * comes late finds it there, and several instances share it.
 */
@Component
@Order
class Ticker implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final Playing playing;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("loop-ticker").daemon().factory());

    Ticker(Playing playing) {
        this.playing = playing;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        var unused =
                timer.scheduleWithFixedDelay(this::step, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void step() {
        try {
            while (!timer.isShutdown() && playing.tick(BATCH) == BATCH) {
                // more is due
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("what is due in the loops waits: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("the loops' ticker did not stop in time");
        }
        timer.shutdownNow();
    }
}
