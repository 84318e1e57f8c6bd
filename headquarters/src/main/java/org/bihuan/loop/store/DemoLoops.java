package org.bihuan.loop.store;

import java.util.List;
import java.util.Map;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.Opening;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.registry.Unit;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In a demo every reporting unit owes two things from the shown moment on: the price report by noon and the log of its
 * duty post. Nothing is invented as done; what is not entered becomes late as the clock is moved.
 */
@Component
@Order(31)
class DemoLoops implements PackContent {
    private static final Map<String, String> SECTORS = Map.of("price-report", "commerce", "duty-rota", "general");
    private static final Map<String, String> ANCHORS = Map.of("price-report", "listed", "duty-rota", "begun");

    private final LoopApi loops;
    private final Histories histories;
    private final RegistryApi registry;
    private final CityClock clock;

    DemoLoops(LoopApi loops, Histories histories, RegistryApi registry, CityClock clock) {
        this.loops = loops;
        this.histories = histories;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void load(City city) {
        if (clock.movable()) {
            SECTORS.forEach((protocol, sector) -> loops.open(registry.units(clock.today()).stream()
                    .filter(unit -> histories
                            .find(protocol, unit.code(), Scope.everything())
                            .isEmpty())
                    .map(unit -> opening(protocol, known(sector), unit))
                    .toList()));
        }
    }

    private Opening opening(String protocol, String sector, Unit unit) {
        String anchor = ANCHORS.getOrDefault(protocol, "");
        return new Opening(protocol, unit.code(), unit.code(), sector, Map.of(anchor, clock.instant()));
    }

    /** A city that has no such sector gives it to its first one. */
    private String known(String sector) {
        List<String> keys = registry.sectors().stream().map(Sector::key).toList();
        return keys.contains(sector) ? sector : keys.getFirst();
    }
}
