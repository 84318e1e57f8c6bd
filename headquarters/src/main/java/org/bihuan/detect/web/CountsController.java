package org.bihuan.detect.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The city's curve and the latest count of every stream. */
@Controller
class CountsController {
    private final DetectApi detect;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Pages pages;

    CountsController(DetectApi detect, RegistryApi registry, CityClock clock, Pages pages) {
        this.detect = detect;
        this.registry = registry;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/detect")
    View counts(Page page) {
        LocalDate today = clock.today();
        Map<String, Curve> curves = detect.curves(today);
        String root = registry.area(registry.rootId(), today).map(Area::code).orElse("");
        Optional<CityCurve> city = Optional.ofNullable(curves.get(root))
                .map(curve -> CityCurve.of(curve, curves, detect.streams().imported(), today));
        List<Row> rows = new ArrayList<>();
        for (Unit unit : registry.units(today)) {
            if (curves.get(unit.code()) instanceof Curve curve) {
                rows.add(new Row(unit.name(page.language()), "/control/units/" + unit.code(), curve, today));
            }
        }
        LocalDate latest = rows.stream()
                .map(row -> row.curve().counts().lastKey())
                .max(LocalDate::compareTo)
                .orElse(today);
        curves.values().stream()
                // cases without a unit that were not given out again have found one, or none are left
                .filter(curve -> curve.carried() || curve.counts().lastKey().equals(latest))
                .filter(curve -> detect.streams().known(curve.stream()))
                .sorted(Comparator.comparing(Curve::stream))
                .forEach(curve -> rows.add(new Row(page.t("detect.stream." + kind(curve.stream())), "", curve, today)));
        return pages.show("detect/counts", page, Map.of("city", city, "rows", rows, "area", registry.rootId()));
    }

    private String kind(String stream) {
        return detect.streams().imported().contains(stream) ? "imported" : "unassigned";
    }
}
