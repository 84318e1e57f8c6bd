package org.bihuan.registry.model;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bihuan.registry.model.WorkingTime.Hours;

/**
 * A week's working hours as somebody wants them.
 *
 * @param hours of every weekday, empty where it is not worked; at least one is
 */
public record WeekDraft(Map<DayOfWeek, List<Hours>> hours) {
    public WeekDraft {
        hours = Map.copyOf(hours);
    }

    /** The field of a weekday in forms. */
    public static String field(DayOfWeek weekday) {
        return weekday.name().toLowerCase(Locale.ROOT);
    }

    /** Reads a form: {@code monday … sunday} as {@link HoursText} reads them. */
    public static Outcome<WeekDraft> read(Map<String, String> values) {
        Fields in = new Fields(values);
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            Optional<List<Hours>> day = HoursText.read(in.text(field(weekday)));
            if (day.isEmpty()) {
                in.flaw(field(weekday), "hours");
            }
            week.put(weekday, day.orElse(List.of()));
        }
        if (in.flaws().isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
            in.flaw(field(DayOfWeek.MONDAY), "noHours");
        }
        return in.flaws().isEmpty() ? Outcome.done(new WeekDraft(week)) : Outcome.refused(in.flaws());
    }
}
