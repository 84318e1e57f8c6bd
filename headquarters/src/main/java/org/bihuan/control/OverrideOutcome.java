package org.bihuan.control;

import org.bihuan.control.model.LevelOverride;

/** What came of a decision against the rule. */
public sealed interface OverrideOutcome {
    record Recorded(LevelOverride decision) implements OverrideOutcome {}

    /** @param reason word key */
    record Refused(String reason) implements OverrideOutcome {}
}
