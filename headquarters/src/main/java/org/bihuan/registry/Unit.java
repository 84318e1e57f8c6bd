package org.bihuan.registry;

import java.util.Locale;

/**
 * A reporting unit: an area directly below the root, for which counts and levels are kept.
 *
 * @param id the area's id
 * @param zhShort Chinese name for maps and narrow columns
 * @param population residents; the units of a day sum to the city
 * @param estimate whether the population is an estimate
 * @param lon degrees, in the map's own coordinates
 * @param lat degrees
 */
public record Unit(
        int id,
        String code,
        String zh,
        String en,
        AreaKind kind,
        long population,
        boolean estimate,
        double lon,
        double lat,
        String zhShort) {

    public Unit(
            int id,
            String code,
            String zh,
            String en,
            AreaKind kind,
            long population,
            boolean estimate,
            double lon,
            double lat) {
        this(id, code, zh, en, kind, population, estimate, lon, lat, zh);
    }

    /** In the language if there is such a name, else in the other. */
    public String name(Locale language) {
        return en.isEmpty() || !zh.isEmpty() && language.getLanguage().equals("zh") ? zh : en;
    }

    /** For maps and narrow columns. */
    public String shortName(Locale language) {
        return !zhShort.isEmpty() && language.getLanguage().equals("zh") ? zhShort : name(language);
    }

    /** Units without a polygon are drawn as markers. */
    public boolean zone() {
        return kind == AreaKind.ZONE;
    }

    /** An area directly below the root, seen as a unit. */
    public static Unit of(Area area) {
        Position position = area.position().orElse(new Position(0, 0));
        return new Unit(
                area.id(),
                area.code(),
                area.zh(),
                area.en(),
                area.kind(),
                area.population().orElse(0),
                area.estimate(),
                position.lon(),
                position.lat(),
                area.zhShort());
    }
}
