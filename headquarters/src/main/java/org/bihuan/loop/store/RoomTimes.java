package org.bihuan.loop.store;

import java.util.function.Supplier;
import org.bihuan.loop.model.Times;
import org.bihuan.loop.model.WorkingTimes;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.springframework.stereotype.Component;

/** Zone, calendar and working hours of the city as they stand. */
@Component
class RoomTimes implements Supplier<Times> {
    private final RegistryApi registry;
    private final CityClock clock;

    RoomTimes(RegistryApi registry, CityClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Times get() {
        return new Times(clock.getZone(), WorkingTimes.of(registry.workingTime()));
    }
}
