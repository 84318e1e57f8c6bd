package org.bihuan.registry;

import java.util.Locale;
import java.util.Optional;

/**
 * A place of any kind that somebody runs and two others answer for.
 *
 * @param code the city's own, the key in files
 * @param kind key of a {@link SiteKind}
 * @param en empty where there is no English name
 * @param area id of the area it lies in
 * @param areaCode that area's code
 * @param sector key of a {@link Sector}
 * @param operator who runs it
 * @param territorialOwner who answers for it by territory; not the operator
 * @param sectorOwner who answers for it by sector; not the operator
 * @param changedBy who entered it last
 */
public record Site(
        int id,
        String code,
        String kind,
        String zh,
        String en,
        int area,
        String areaCode,
        String sector,
        String operator,
        String territorialOwner,
        String sectorOwner,
        String address,
        Optional<Position> position,
        String changedBy) {

    public String name(Locale language) {
        return language.getLanguage().equals("zh") || en.isEmpty() ? zh : en;
    }
}
