package org.bihuan.access.model;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** How long somebody stays signed in, whatever they do meanwhile: to the end of their shift. */
public final class Shift {
    private Shift() {}

    /**
     * Time from signing in on; never longer than the role's, for a phone is handed on with the shift.
     *
     * @param until the shift's end as its owner says it, a time of today or, if that is past, of tomorrow
     * @param now local to the city
     */
    public static Duration length(Role role, Optional<LocalTime> until, LocalDateTime now) {
        return until.map(time -> {
                    LocalDateTime today = now.toLocalDate().atTime(time);
                    return Duration.between(now, today.isAfter(now) ? today : today.plusDays(1));
                })
                .filter(asked -> asked.compareTo(role.shift()) < 0)
                .orElse(role.shift());
    }
}
