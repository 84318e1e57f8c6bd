package org.bihuan.shell.jobs;

import java.time.Instant;
import java.util.List;

/**
 * A piece of long work as it stands.
 *
 * @param kind words key of what it does
 * @param subject path of the page that shows its outcome
 * @param phase words key of what it is at
 * @param done of this phase
 * @param total of this phase, 0 while unknown
 * @param reason words key of why it ended without being done, empty otherwise
 * @param elapsed milliseconds of work so far
 */
public record Job(
        long id,
        String kind,
        String subject,
        State state,
        String phase,
        long done,
        long total,
        String reason,
        List<String> arguments,
        Instant startedAt,
        long elapsed) {

    /** All but RUNNING are final; all but RUNNING and DONE have changed nothing. */
    public enum State {
        RUNNING,
        DONE,
        /** Ended by a refusal or by a bug. */
        FAILED,
        CANCELLED,
        /** The process that ran it is gone. */
        CUT_OFF
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Items per second, over the whole of the work. */
    public long rate() {
        return elapsed == 0 ? 0 : done * 1000 / elapsed;
    }

    /** Seconds that are left at this rate; negative while unknown. */
    public long secondsLeft() {
        return total == 0 || rate() == 0 ? -1 : Math.max(0, (total - done) / rate());
    }

    /** Share that is done, from 0 to 100. */
    public double percent() {
        return total == 0 ? 0 : Math.min(100, 100.0 * done / total);
    }
}
