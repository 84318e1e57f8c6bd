package org.bihuan.detect.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.home.HomeFigure;
import org.bihuan.shell.home.HomeFigures;
import org.bihuan.shell.page.Meaning;
import org.bihuan.shell.page.Page;
import org.springframework.stereotype.Component;

/** What counts say on the first page: units whose counts of yesterday are not here yet, and the city's cases so far. */
@Component
class CountFigures implements HomeFigures {
    private final DetectApi detect;
    private final RegistryApi registry;
    private final CityClock clock;

    CountFigures(DetectApi detect, RegistryApi registry, CityClock clock) {
        this.detect = detect;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "detect";
    }

    @Override
    public List<HomeFigure> figures(Page page) {
        LocalDate today = clock.today();
        Map<String, Curve> curves = detect.curves(today);
        if (curves.isEmpty()) {
            return List.of();
        }
        LocalDate yesterday = today.minusDays(1);
        List<Unit> units = registry.units(today);
        long behind = units.stream()
                .filter(unit -> !(curves.get(unit.code()) instanceof Curve curve)
                        || curve.through().isBefore(yesterday))
                .count();
        HomeFigure waiting = new HomeFigure(
                "detect.figure.behind",
                page.number(behind),
                "detect.figure.units",
                behind > 0 ? Meaning.SOON : Meaning.QUIET,
                page.t("shell.through", page.day(yesterday)),
                "/detect",
                "IND-015");
        Optional<HomeFigure> cumulative = registry.area(registry.rootId(), today)
                .map(Area::code)
                .map(curves::get)
                .map(city -> new HomeFigure(
                        "detect.cumulative",
                        page.number(city.confirmed(today)),
                        "",
                        Meaning.QUIET,
                        page.t("shell.through", page.day(city.through())),
                        "/detect",
                        "IND-010"));
        return cumulative.map(city -> List.of(waiting, city)).orElse(List.of(waiting));
    }
}
