package org.bihuan.people.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Brings writes to disk: one of those who wait does it for all that have written by then. */
final class GroupForce {
    private final FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private long written;
    private long forced;
    private boolean forcing;

    GroupForce(FileChannel channel) {
        this.channel = channel;
    }

    /** Returns when everything that the caller has written is on disk. */
    void await() {
        lock.lock();
        try {
            long mine = ++written;
            while (forced < mine) {
                if (forcing) {
                    change.awaitUninterruptibly();
                } else {
                    force();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void force() {
        forcing = true;
        long all = written;
        lock.unlock();
        boolean done = false;
        try {
            channel.force(false);
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.lock();
            forcing = false;
            forced = done ? Math.max(forced, all) : forced;
            change.signalAll();
        }
    }
}
