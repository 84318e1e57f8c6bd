package org.bihuan.shell.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The one clock. Runs with real time, shifted: by nothing in a real city, to the shown moment in a demo, whose clock can
 * be moved forward. Whoever asks what time it is asks here.
 */
public final class CityClock extends Clock {
    private final Clock base;
    private final Supplier<ZoneId> zone;
    private final boolean movable;
    private final AtomicReference<Duration> shift;

    private CityClock(Clock base, Supplier<ZoneId> zone, boolean movable, Duration shift) {
        this.base = base;
        this.zone = zone;
        this.movable = movable;
        this.shift = new AtomicReference<>(shift);
    }

    /** A real city's clock: cannot be moved. */
    public static CityClock real(Clock base, ZoneId zone) {
        return real(base, () -> zone);
    }

    /** The same for a city whose zone is not yet known. */
    public static CityClock real(Clock base, Supplier<ZoneId> zone) {
        return new CityClock(base, zone, false, Duration.ZERO);
    }

    /** A demo's clock: shows {@code start} now and runs on. */
    public static CityClock startingAt(Instant start, Clock base, ZoneId zone) {
        return new CityClock(base, () -> zone, true, Duration.between(base.instant(), start));
    }

    public boolean movable() {
        return movable;
    }

    /**
     * Moves a demo's clock forward.
     *
     * @throws IllegalStateException if this is a real city's clock
     * @throws IllegalArgumentException if {@code step} is not positive: what happened cannot be un-happened
     */
    public void forward(Duration step) {
        if (!movable) {
            throw new IllegalStateException("a real city's clock cannot be moved");
        }
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step " + step);
        }
        shift.accumulateAndGet(step, Duration::plus);
    }

    /** The day that it is in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), zone.get());
    }

    @Override
    public ZoneId getZone() {
        return zone.get();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new CityClock(base, () -> other, movable, shift.get());
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift.get());
    }
}
