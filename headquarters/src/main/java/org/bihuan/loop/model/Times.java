package org.bihuan.loop.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.bihuan.loop.model.protocol.Moment;

/**
 * Wall time and working time of the city. Wall times stay through summer time: a time in the gap is the first valid moment
 * after it; of a time that comes twice, a window opens at the first and is due at the second.
 */
public record Times(ZoneId zone, Working working) {

    public Instant opens(LocalDate day, int minute) {
        return at(day, minute, false);
    }

    public Instant due(LocalDate day, int minute) {
        return at(day, minute, true);
    }

    /** A due moment counted from another one. */
    public Instant due(Instant from, Moment moment) {
        return count(from, moment, true);
    }

    /** An opening moment counted from another one. */
    public Instant opens(Instant from, Moment moment) {
        return count(from, moment, false);
    }

    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private Instant count(Instant from, Moment moment, boolean second) {
        return switch (moment) {
            case Moment.Elapsed elapsed -> from.plus(elapsed.time());
            case Moment.Working worked -> working.plus(from, worked.time());
            case Moment.WorkingDays days -> working.withinDays(from, days.days());
            case Moment.Wall wall -> at(day(from).plusDays(wall.day()), wall.minute(), second);
        };
    }

    private Instant at(LocalDate day, int minute, boolean second) {
        LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        if (offsets.isEmpty()) {
            return Objects.requireNonNull(zone.getRules().getTransition(wall)).getInstant();
        }
        return wall.toInstant(second ? offsets.getLast() : offsets.getFirst());
    }
}
