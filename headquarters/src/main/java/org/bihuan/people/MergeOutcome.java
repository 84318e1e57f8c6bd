package org.bihuan.people;

/** How a merge or its undoing ends. */
public sealed interface MergeOutcome {
    record Done() implements MergeOutcome {}

    /** @param reason word key {@code people.flaw.REASON} */
    record Refused(String reason) implements MergeOutcome {}
}
