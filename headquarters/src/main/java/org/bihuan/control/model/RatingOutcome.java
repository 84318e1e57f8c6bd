package org.bihuan.control.model;

/** What came of an entry. */
public sealed interface RatingOutcome {
    record Done() implements RatingOutcome {}

    /** @param reason word key */
    record Refused(String reason) implements RatingOutcome {}
}
