package org.bihuan.shell.page;

import java.util.Locale;

/** The reader's choice of look; AUTO follows the device. */
public record Theme(Ground ground, boolean highContrast) {

    public enum Ground {
        AUTO,
        LIGHT,
        DARK
    }

    /** Reads what {@link #text()} wrote; anything else is the default. */
    static Theme of(String text) {
        boolean high = text.endsWith("-high");
        String ground = high ? text.substring(0, text.length() - 5) : text;
        for (Ground candidate : Ground.values()) {
            if (candidate.name().equalsIgnoreCase(ground)) {
                return new Theme(candidate, high);
            }
        }
        return new Theme(Ground.AUTO, false);
    }

    /** For the cookie. */
    public String text() {
        return ground.name().toLowerCase(Locale.ROOT) + (highContrast ? "-high" : "");
    }
}
