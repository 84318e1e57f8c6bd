package org.bihuan.shell.jobs;

/** What work says about how far it is. */
public interface Progress {
    /**
     * A new phase begins.
     *
     * @param words words key
     * @param total items that it has, 0 if unknown
     */
    void phase(String words, long total);

    /**
     * How many items of the phase are done.
     *
     * @return false if the work is to stop
     */
    boolean reached(long done);
}
