package org.bihuan.access;

import java.util.Optional;

/** What came of a wish about accounts. */
public sealed interface AccessOutcome {
    /**
     * Done.
     *
     * @param link path of a link that works once, if one was made; it is shown now and never again
     */
    record Done(Account account, Optional<String> link) implements AccessOutcome {}

    /**
     * Not done, nothing was changed.
     *
     * @param field what is wrong, empty for the whole
     * @param reason words key
     */
    record Refused(String field, String reason) implements AccessOutcome {}
}
