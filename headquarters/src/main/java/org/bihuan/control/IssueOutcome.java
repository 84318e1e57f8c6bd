package org.bihuan.control;

/** What came of signing or publishing. */
public sealed interface IssueOutcome {
    record Done(Issue issue) implements IssueOutcome {}

    /** @param reason word key */
    record Refused(String reason) implements IssueOutcome {}
}
