package org.bihuan.access.model;

import java.time.Instant;
import java.util.List;

/** Sessions of accounts, wherever they are kept. */
public interface Sessions {
    /** Sessions of an account, the latest first. */
    List<Open> of(String login);

    /** Ends one of an account's sessions at once; nothing happens if it is not that account's. */
    void end(String login, String key);

    /** Ends all of an account's sessions at once. */
    void endAll(String login);

    /**
     * An open session.
     *
     * @param key by which it can be ended; does not open anything
     * @param ends when it ends at the latest
     * @param device what the browser says it is
     */
    record Open(String key, Instant since, Instant lastSeen, Instant ends, String address, String device) {}
}
