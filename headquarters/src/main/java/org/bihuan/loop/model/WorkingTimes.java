package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.registry.model.WorkingTime;

/** The registry's arithmetic as the kernel sees it. */
public final class WorkingTimes {
    private WorkingTimes() {}

    public static Working of(WorkingTime time) {
        return new Working() {
            @Override
            public Instant plus(Instant from, Duration worked) {
                return time.plus(from, worked);
            }

            @Override
            public Instant withinDays(Instant from, int days) {
                return time.withinDays(from, days);
            }

            @Override
            public boolean worksOn(LocalDate day) {
                return time.worksOn(day);
            }
        };
    }
}
