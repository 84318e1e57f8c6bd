package org.bihuan.registry;

import java.util.Locale;

/** What a site is, from the city's own list. */
public record SiteKind(String key, String zh, String en) {

    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
