package org.bihuan.loop.store;

import java.util.Optional;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Site;
import org.bihuan.shell.clock.CityClock;
import org.springframework.stereotype.Component;

/** Units of the registry: areas, departments, sites. */
@Component
class RegistryPlaces implements UnitPlaces {
    private final RegistryApi registry;
    private final CityClock clock;

    RegistryPlaces(RegistryApi registry, CityClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Optional<Integer> area(String unit) {
        Optional<Integer> area = registry.area(unit, clock.today()).map(Area::id);
        boolean department =
                registry.departments().stream().anyMatch(one -> one.key().equals(unit));
        return area.or(() -> department ? Optional.of(registry.rootId()) : Optional.empty())
                .or(() -> registry.site(unit).map(Site::area));
    }
}
