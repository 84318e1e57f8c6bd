package org.bihuan.detect.api;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.springframework.stereotype.Component;

/** Kinds of streams by name: units, city, imported, unassigned. */
@Component
class SeriesNames {
    private final DetectApi detect;
    private final RegistryApi registry;
    private final CityClock clock;

    SeriesNames(DetectApi detect, RegistryApi registry, CityClock clock) {
        this.detect = detect;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Codes of the streams asked for.
     *
     * @param series a name, or empty for all
     * @param unit one code, or empty for all
     * @return empty if there is no series of that name
     */
    Optional<Set<String>> streams(String series, String unit) {
        LocalDate today = clock.today();
        Set<String> units = registry.units(today).stream().map(Unit::code).collect(Collectors.toSet());
        Set<String> city = registry.area(registry.rootId(), today)
                .map(Area::code)
                .map(Set::of)
                .orElse(Set.of());
        Set<String> wanted = new HashSet<>();
        switch (series) {
            case "" -> {
                wanted.addAll(units);
                wanted.addAll(city);
                wanted.addAll(detect.streams().imported());
                wanted.addAll(detect.streams().unassigned());
            }
            case "units" -> wanted.addAll(units);
            case "city" -> wanted.addAll(city);
            case "imported" -> wanted.addAll(detect.streams().imported());
            case "unassigned" -> wanted.addAll(detect.streams().unassigned());
            default -> {
                return Optional.empty();
            }
        }
        if (!unit.isEmpty()) {
            wanted.retainAll(Set.of(unit));
        }
        return Optional.of(wanted);
    }

    String of(String stream) {
        if (detect.streams().imported().contains(stream)) {
            return "imported";
        }
        if (detect.streams().unassigned().contains(stream)) {
            return "unassigned";
        }
        return registry.area(registry.rootId(), clock.today())
                .filter(root -> root.code().equals(stream))
                .map(root -> "city")
                .orElse("units");
    }
}
