package org.bihuan.registry;

import java.util.Locale;

/**
 * A line of work across all areas and the department of the city that answers for it.
 *
 * @param key value of every table's column {@code sector}
 * @param changedBy who entered it last; empty for what came with the pack
 */
public record Sector(String key, String zh, String en, String ownerZh, String ownerEn, String changedBy) {

    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }

    public String owner(Locale language) {
        return language.getLanguage().equals("zh") ? ownerZh : ownerEn;
    }
}
