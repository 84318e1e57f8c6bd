package org.bihuan.access.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A role as {@code rules/access/roles.yaml} defines it.
 *
 * @param where what kind of area a post of it is given for
 * @param sectors the only sectors that it may see; empty: all
 * @param chosen true if each post names its sectors
 * @param session longest time without a request
 * @param shift longest time from signing in on, whatever is done meanwhile
 * @param device true: for a screen rather than somebody; it only looks, and cannot prove who it is
 */
public record Role(
        String key,
        String zh,
        String en,
        Where where,
        List<String> sectors,
        boolean chosen,
        Duration session,
        Duration shift,
        boolean device,
        Set<String> permissions) {

    /** Kinds of areas that posts are given for, from wide to narrow. */
    public enum Where {
        CITY,
        UNIT,
        STREET,
        SITE
    }

    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
