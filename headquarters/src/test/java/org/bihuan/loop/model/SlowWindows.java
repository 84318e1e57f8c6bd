package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.model.protocol.Moment;
import org.bihuan.loop.model.protocol.Series;

/** Opening and due of every slot of a series. */
final class SlowWindows {
    private static final Map<String, Instant> WALLS = new HashMap<>();

    private final ZoneId zone;

    SlowWindows(ZoneId zone) {
        this.zone = zone;
    }

    List<Instant[]> windows(Series series, Instant anchor, Instant horizon) {
        List<Instant[]> windows = new ArrayList<>();
        switch (series) {
            case Series.Once once -> {
                Instant opens = count(anchor, once.opens(), false);
                windows.add(new Instant[] {opens, count(anchor, once.due(), true)});
            }
            case Series.Every every -> {
                for (int k = 0; k < every.times().orElse(400); k++) {
                    Instant opens = anchor.plusSeconds(every.interval().toSeconds() * k);
                    if (opens.minus(every.interval()).isAfter(horizon)) {
                        break;
                    }
                    windows.add(new Instant[] {opens, opens.plus(every.due())});
                }
            }
            case Series.Windows daily -> {
                LocalDate day = LocalDate.ofInstant(anchor, zone);
                for (int d = daily.days().first(); d <= daily.days().last().orElse(60); d++) {
                    if (!series.ends() && wall(day.plusDays(d - 2), 0, false).isAfter(horizon)) {
                        break;
                    }
                    for (Series.Window window : daily.windows()) {
                        windows.add(new Instant[] {
                            wall(day.plusDays(d), window.opens(), false), wall(day.plusDays(d), window.due(), true)
                        });
                    }
                }
            }
            default -> throw new IllegalArgumentException(series.toString());
        }
        windows.removeIf(window -> window[1].isBefore(anchor) || !window[1].isAfter(window[0]));
        if (!series.ends()) {
            Optional<Instant> next = windows.stream()
                    .map(window -> window[0])
                    .filter(horizon::isBefore)
                    .findFirst();
            windows.removeIf(window -> next.isPresent() && window[0].isAfter(next.get()));
        }
        return windows;
    }

    private Instant count(Instant from, Moment moment, boolean second) {
        return switch (moment) {
            case Moment.Elapsed elapsed -> from.plus(elapsed.time());
            case Moment.Wall wall -> wall(LocalDate.ofInstant(from, zone).plusDays(wall.day()), wall.minute(), second);
            default -> throw new IllegalArgumentException(moment.toString());
        };
    }

    /** Looks at every minute of a day and a half around for the first, or the last, that shows the wall time. */
    private Instant wall(LocalDate day, int minute, boolean second) {
        return WALLS.computeIfAbsent(zone + " " + day + " " + minute + second, key -> {
            LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
            Instant start = wall.toInstant(java.time.ZoneOffset.UTC).minus(Duration.ofHours(18));
            Optional<Instant> found = Optional.empty();
            for (int i = 0; i < 36 * 60; i++) {
                Instant one = start.plusSeconds(60L * i);
                LocalDateTime shows = LocalDateTime.ofInstant(one, zone);
                if (found.isEmpty() && !shows.isBefore(wall) || second && shows.equals(wall)) {
                    found = Optional.of(one);
                }
            }
            return found.orElseThrow();
        });
    }
}
