package org.bihuan.control.web;

import java.util.Locale;
import org.bihuan.control.Standing;
import org.bihuan.registry.Unit;

/** A unit as the map draws it: polygon by code, or a marker where it is a zone. */
public record MapRow(String code, String name, String state, boolean zone, double lon, double lat, String href) {
    static MapRow of(Standing standing, Locale language, String query) {
        Unit unit = standing.unit();
        return new MapRow(
                unit.code(),
                unit.shortName(language),
                standing.level().level().name().toLowerCase(Locale.ROOT),
                unit.zone(),
                unit.lon(),
                unit.lat(),
                "/control/units/" + unit.code() + query);
    }
}
