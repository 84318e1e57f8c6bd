package org.bihuan.registry;

import java.util.Locale;

/**
 * What a site is, from the city's own list.
 *
 * @param changedBy who entered it last; empty for what came with the pack
 */
public record SiteKind(String key, String zh, String en, String changedBy) {

    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
