package org.bihuan.detect;

/** What came of a correction by hand. */
public sealed interface CorrectionOutcome {
    /** @param changed false if the figure stood like that already */
    record Recorded(CountVersion version, boolean changed) implements CorrectionOutcome {}

    /**
     * @param field what is wrong
     * @param reason word key
     */
    record Refused(String field, String reason) implements CorrectionOutcome {}
}
