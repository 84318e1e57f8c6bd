package org.bihuan.shell.jobs;

import org.bihuan.shell.database.Rows;

/** A job of this process while it runs: where it is, and how to stop it in the middle of a statement. */
final class RunningJob implements Progress {
    private final long id;
    private final Rows db;
    private volatile String phase = "jobs.waiting";
    private volatile long total;
    private volatile long done;
    private volatile boolean stopping;
    private volatile long begun;
    private int backend;

    RunningJob(long id, Rows db) {
        this.id = id;
        this.db = db;
    }

    long id() {
        return id;
    }

    String phase() {
        return phase;
    }

    long done() {
        return done;
    }

    long total() {
        return total;
    }

    boolean stopping() {
        return stopping;
    }

    /** Its turn has come. */
    void begin() {
        begun = System.nanoTime();
    }

    /** Milliseconds since it began. */
    long elapsed() {
        return begun == 0 ? 0 : (System.nanoTime() - begun) / 1_000_000;
    }

    /** From now on statements of this database process are the job's. */
    synchronized void onBackend(int pid) {
        backend = pid;
    }

    /** From now on the database process may be someone else's. */
    synchronized void offBackend() {
        backend = 0;
    }

    synchronized void stop() {
        stopping = true;
        if (backend != 0) {
            db.open("select pg_cancel_backend(:pid)")
                    .param("pid", backend)
                    .query(Boolean.class)
                    .single();
        }
    }

    @Override
    public void phase(String words, long items) {
        phase = words;
        total = items;
        done = 0;
    }

    @Override
    public boolean reached(long items) {
        done = items;
        return !stopping;
    }
}
