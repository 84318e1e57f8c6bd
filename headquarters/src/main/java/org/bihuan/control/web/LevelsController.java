package org.bihuan.control.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.control.ControlApi;
import org.bihuan.control.Issue;
import org.bihuan.control.Standing;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Levels of all units on a map, and one unit's reasons; any day can be replayed. */
@Controller
class LevelsController {
    private final ControlApi control;
    private final DetectApi detect;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Pages pages;

    LevelsController(ControlApi control, DetectApi detect, RegistryApi registry, CityClock clock, Pages pages) {
        this.control = control;
        this.detect = detect;
        this.registry = registry;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/control")
    View levels(
            Page page,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        LocalDate today = clock.today();
        LocalDate shown = day == null || day.isAfter(today) ? today : day;
        List<Standing> standings = control.standings(shown);
        Optional<Issue> issue = control.inForce(momentOf(shown, page));
        List<Standing> differing = issue.map(list -> standings.stream()
                        .filter(standing -> standing.level().ruleLevel()
                                != list.level(standing.unit().code()))
                        .toList())
                .orElse(List.of());
        String query = shown.equals(today) ? "" : "?day=" + shown;
        List<Unit> units = registry.units(shown);
        Map<String, Curve> curves = detect.curves(shown);
        LocalDate first = curves.values().stream()
                .map(curve -> curve.counts().firstKey())
                .min(LocalDate::compareTo)
                .orElse(shown);
        LevelsView view = new LevelsView(
                shown,
                today,
                shown.isBefore(today),
                standings,
                issue,
                differing,
                standings.stream()
                        .map(standing -> MapRow.of(standing, page.language(), query))
                        .toList(),
                HeatMap.of(units, curves, first, shown, page.language()));
        return pages.show("control/levels", page, Map.of("view", view));
    }

    @GetMapping("/control/units/{code}")
    View unit(
            Page page,
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        LocalDate today = clock.today();
        LocalDate shown = day == null || day.isAfter(today) ? today : day;
        Standing standing = control.standings(shown).stream()
                .filter(one -> one.unit().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Curve> curve = Optional.ofNullable(detect.curves(shown).get(code));
        return pages.show(
                "control/unit",
                page,
                Map.of(
                        "view",
                        UnitView.of(standing, shown, today, curve, control.history(code, shown)),
                        "issue",
                        control.inForce(momentOf(shown, page))));
    }

    /** Polygons for the map. */
    @GetMapping("/control/map.geojson")
    ResponseEntity<FileSystemResource> map() {
        FileSystemResource file = new FileSystemResource(registry.map());
        if (!file.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(file);
    }

    /** Now, or the end of a past day. */
    private Instant momentOf(LocalDate day, Page page) {
        Instant end = day.plusDays(1).atStartOfDay(page.zone()).toInstant().minusMillis(1);
        return end.isBefore(clock.instant()) ? end : clock.instant();
    }
}
