package org.bihuan.shell.clock;

import java.time.Clock;
import java.time.Instant;

/** Real time, for the house's own upkeep and for sessions; what happens in the city goes by {@link CityClock}. */
public record RealClock(Clock clock) {
    public Instant instant() {
        return clock.instant();
    }
}
