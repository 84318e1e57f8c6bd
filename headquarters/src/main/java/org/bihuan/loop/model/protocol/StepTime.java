package org.bihuan.loop.model.protocol;

import java.time.Duration;

/** When a step of a ladder is due. */
public sealed interface StepTime {
    /** From due on; negative before it. */
    record AfterDue(Moment moment) implements StepTime {}

    /** A share of the window from opening to due, in per cent. */
    record Share(int percent) implements StepTime {}

    /** At the end of grace and {@code later} after it. */
    record AfterGrace(Duration later) implements StepTime {}
}
