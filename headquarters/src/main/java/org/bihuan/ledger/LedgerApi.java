package org.bihuan.ledger;

import java.util.List;
import java.util.Optional;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Scope;

/** The door of the room: rooms append, auditors read and verify. */
public interface LedgerApi {

    /** Records entries in the caller's transaction, or in one of their own; they stand if it commits. */
    void append(List<Entry> entries);

    default void append(Entry entry) {
        append(List.of(entry));
    }

    /** Entries of a scope, newest first. */
    List<Recorded> page(Search search, Scope scope, int limit);

    /** Who looked at somebody or decided about them, newest first. */
    List<Recorded> looksAt(String pseudonym, Scope scope, int limit);

    /** One entry; empty if there is none in the scope. */
    Optional<Recorded> find(long id, Scope scope);

    /** The newest seal. */
    Head head();

    /** Chains now what was committed and not yet chained; returns how many entries that were. */
    int seal();

    /**
     * Compares every entry with its seal and every seal with the one before it.
     *
     * @param noted heads that were noted elsewhere: each must still be there
     * @return empty if it was asked to stop
     */
    Optional<Verification> verify(List<Head> noted, Progress progress);

    /** Empties entries whose time of keeping has run out, as the rules of the day say; their digests stay. */
    int expire();
}
