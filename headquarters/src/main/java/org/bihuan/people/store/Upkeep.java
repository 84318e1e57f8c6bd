package org.bihuan.people.store;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bihuan.shell.backup.BackupPlan;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Once at the start: erases again, ends a rotation that was cut off. Every minute: backups of the keys. */
@Component
class Upkeep implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Vault vault;
    private final Erasing erasing;
    private final Optional<KeyBackups> backups;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("vault").daemon().factory());

    Upkeep(
            Vault vault,
            Erasing erasing,
            ObjectProvider<DataFolder> folder,
            CityClock clock,
            ObjectProvider<BackupPlan> plan) {
        this.vault = vault;
        this.erasing = erasing;
        this.backups = Optional.ofNullable(plan.getIfAvailable())
                .map(backup ->
                        new KeyBackups(folder.getObject().path(), backup.folder(), vault, clock, new SecureRandom()));
    }

    /** Before the first request is answered. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        int again = erasing.replay();
        if (again > 0) {
            LOG.warn("{} persons were erased again: the database was of an earlier moment", again);
        }
        timer.execute(vault::finishRotation);
        backups.ifPresent(some -> timer.scheduleWithFixedDelay(() -> take(some), 5, 60, TimeUnit.SECONDS));
    }

    private static void take(KeyBackups backups) {
        try {
            backups.step();
        } catch (IOException | RuntimeException e) {
            LOG.error("the keys were not backed up: {}", e.getMessage());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("the vault's upkeep did not stop in time");
        }
    }
}
