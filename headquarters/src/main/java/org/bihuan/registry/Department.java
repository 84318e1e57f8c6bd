package org.bihuan.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A department of the leading group (属事部门): a unit of its own kind beside the areas' units. It answers for its sectors
 * over the whole city.
 *
 * @param key of the first of its sectors; value of the column {@code sector} of what belongs to it
 * @param sectors keys, in the city's order; at least one
 */
public record Department(String key, String zh, String en, List<String> sectors) {
    public Department {
        sectors = List.copyOf(sectors);
    }

    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }

    /** Departments by the sectors that they own, in the order of their first sector. */
    static List<Department> of(List<Sector> sectors) {
        Map<String, Department> departments = new LinkedHashMap<>();
        for (Sector sector : sectors) {
            departments.merge(
                    sector.ownerZh() + '\n' + sector.ownerEn(),
                    new Department(sector.key(), sector.ownerZh(), sector.ownerEn(), List.of(sector.key())),
                    Department::with);
        }
        return List.copyOf(departments.values());
    }

    private Department with(Department more) {
        return new Department(
                key,
                zh,
                en,
                java.util.stream.Stream.concat(sectors.stream(), more.sectors.stream())
                        .toList());
    }
}
