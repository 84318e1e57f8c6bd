package org.bihuan.registry;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A day that differs from its week: a holiday, or a weekend day that is worked.
 *
 * @param changedBy who entered it; empty for what came with the pack
 */
public record CalendarDay(LocalDate day, Kind kind, String zh, String en, String changedBy) {

    /** Word key {@code registry.day.KEY}. */
    public enum Kind {
        HOLIDAY,
        WORKDAY;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String name(Locale language) {
        return language.getLanguage().equals("zh") || en.isEmpty() ? zh : en;
    }
}
