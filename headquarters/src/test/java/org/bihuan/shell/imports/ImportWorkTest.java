package org.bihuan.shell.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.jobs.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Long work: progress, refusal, cancelling, and being cut off. */
class ImportWorkTest {
    private final Trial trial = new Trial();

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void progressIsSeenWhileItRunsAndTheEndIsStored() throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        long id = start(progress -> {
            progress.phase("imports.phase.read", 100);
            progress.reached(40);
            there.countDown();
            await(goOn);
            return new Work.Done();
        });
        there.await();
        Job job = trial.jobs.find(id).orElseThrow();
        assertThat(job.state()).isEqualTo(Job.State.RUNNING);
        assertThat(job.percent()).isEqualTo(40);
        goOn.countDown();
        assertThat(trial.finished(id).state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void whatIsCancelledInTheMiddleOfAStatementHasChangedNothing() throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        long id = start(progress -> {
            insert();
            there.countDown();
            trial.db.sql("select pg_sleep(600)").query((row, number) -> number).list();
            return new Work.Done();
        });
        there.await();
        trial.jobs.cancel(id);
        Job job = trial.finished(id);
        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(job.reason()).isEqualTo("jobs.cancelled");
        assertThat(trial.stored()).isEmpty();
    }

    @Test
    void whatIsRefusedHasChangedNothing() {
        long id = start(progress -> {
            insert();
            return new Work.Refused("imports.commit.stale", List.of());
        });
        assertThat(trial.finished(id).state()).isEqualTo(Job.State.FAILED);
        assertThat(trial.stored()).isEmpty();
    }

    @Test
    void aBugEndsAsFailedAndHasChangedNothing() {
        long id = start(progress -> {
            insert();
            throw new IllegalStateException("planted");
        });
        assertThat(trial.finished(id).reason()).isEqualTo("jobs.bug");
        assertThat(trial.stored()).isEmpty();
    }

    @Test
    void aJobWhoseProcessIsGoneIsShownAsCutOff() throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        long id = start(progress -> {
            insert();
            there.countDown();
            trial.db.sql("select pg_sleep(600)").query((row, number) -> number).list();
            return new Work.Done();
        });
        there.await();
        try (Jobs other = otherProcess()) {
            assertThat(other.find(id).orElseThrow().state()).isEqualTo(Job.State.RUNNING);
            // the database loses every connection of the first process, as when that is killed
            trial.db.sql("""
                            select pg_terminate_backend(l.pid) from pg_locks l
                            join shell.job j on j.instance = l.objid::int
                            where l.locktype = 'advisory' and l.classid = 18955 and j.id = :id""").param("id", id).query((row, number) -> number).list();
            Job job = other.find(id).orElseThrow();
            for (int i = 0; i < 500 && job.running(); i++) {
                Thread.sleep(10);
                job = other.find(id).orElseThrow();
            }
            assertThat(job.state()).isEqualTo(Job.State.CUT_OFF);
            assertThat(job.reason()).isEqualTo("jobs.cutOff");
            assertThat(trial.stored()).isEmpty();
        }
        trial.jobs.cancel(id);
    }

    @Test
    void closingTheHouseCutsWorkOffAndTheBatchCanBeCheckedAgain() throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        Jobs other = otherProcess();
        long id = other.start(1, "health", "imports.job.check", "/", progress -> {
            insert();
            there.countDown();
            trial.db.sql("select pg_sleep(600)").query((row, number) -> number).list();
            return new Work.Done();
        });
        there.await();
        other.close();
        assertThat(trial.jobs.find(id).orElseThrow().state()).isEqualTo(Job.State.CUT_OFF);
        assertThat(trial.stored()).isEmpty();
    }

    private Jobs otherProcess() {
        CityClock clock =
                CityClock.real(java.time.Clock.fixed(Trial.NOW, java.time.ZoneOffset.UTC), java.time.ZoneOffset.UTC);
        return new Jobs(trial.source, new JdbcTransactionManager(trial.source), clock);
    }

    private long start(Work work) {
        return trial.jobs.start(1, "health", "imports.job.check", "/", work);
    }

    private void insert() {
        trial.db
                .sql("insert into trial.count values ('2020-02-26', '500101', 1, 1, null)")
                .update();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
