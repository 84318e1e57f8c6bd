package org.bihuan.registry.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.model.AreaDraft;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.Phones;
import org.bihuan.registry.model.Sites;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Areas: the tree, an area's own page, its form. */
@Controller
class AreaPages {
    private static final int MOST_FOUND = 200;

    private final RegistryApi registry;
    private final Areas areas;
    private final Sites sites;
    private final Phones phones;
    private final CityClock clock;
    private final Pages pages;

    AreaPages(RegistryApi registry, Areas areas, Sites sites, Phones phones, CityClock clock, Pages pages) {
        this.registry = registry;
        this.areas = areas;
        this.sites = sites;
        this.phones = phones;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/registry")
    View tree(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        LocalDate on = day == null ? clock.today() : day;
        List<Area> all = areas.all(on);
        return pages.show(
                "registry/areas",
                page,
                Map.of(
                        "day",
                        on,
                        "q",
                        q,
                        "found",
                        q.isBlank() ? List.of() : areas.search(q, on, MOST_FOUND),
                        "names",
                        all.stream().collect(Collectors.toMap(Area::code, area -> area.name(page.language()))),
                        "root",
                        all.stream().filter(Area::root).toList(),
                        "below",
                        all.stream().filter(area -> !area.root()).collect(Collectors.groupingBy(Area::parent))));
    }

    @GetMapping("/registry/areas/{code}")
    View area(
            Page page,
            @PathVariable String code,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        return show(200, page, code, day == null ? clock.today() : day, List.of());
    }

    private View show(int status, Page page, String code, LocalDate day, List<Flaw> flaws) {
        List<Area> periods = areas.periods(code);
        if (periods.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Area area = registry.area(code, day).orElse(periods.getLast());
        Sites.Filter within = new Sites.Filter("", "", "", code, day);
        Map<String, Object> shown = new HashMap<>();
        shown.put("area", area);
        shown.put("day", day);
        shown.put("path", registry.path(code, day));
        shown.put("statutory", registry.area(area.statutoryParent(), day));
        shown.put("children", registry.children(code, day));
        shown.put("elsewhere", areas.reportingElsewhere(code, day));
        shown.put("periods", periods);
        shown.put("sites", sites.page(within, "", 10));
        shown.put("siteCount", sites.count(within, 10_000));
        shown.put("phones", phones.onDuty(code, clock.instant()));
        shown.put("flaws", flaws);
        return pages.show(status, "registry/area", page, shown);
    }

    @GetMapping("/registry/areas/new")
    View add(Page page, @RequestParam(defaultValue = "") String parent) {
        return form(
                200,
                page,
                Form.of(Map.of("parent", parent, "valid_from", clock.today().toString())));
    }

    @GetMapping("/registry/areas/{code}/edit")
    View edit(Page page, @PathVariable String code) {
        Area area =
                registry.area(code, clock.today()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return form(200, page, Form.of(AreaDraft.fields(area, clock.today())));
    }

    @PostMapping("/registry/areas")
    View save(Page page, @RequestParam Map<String, String> values) {
        return switch (AreaDraft.read(values).then(areas::put)) {
            case Outcome.Done<Area>(Area area) ->
                Back.to("/registry/areas/" + area.code() + "?day="
                        + area.valid().from());
            case Outcome.Refused<Area>(List<Flaw> flaws) -> form(422, page, new Form(values, flaws));
        };
    }

    @PostMapping("/registry/areas/{code}/end")
    View end(
            Page page,
            @PathVariable String code,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return switch (areas.end(code, day)) {
            case Outcome.Done<Area>(Area area) ->
                Back.to("/registry/areas/" + (area.valid().from().isBefore(day) ? area.code() : area.parent()));
            case Outcome.Refused<Area>(List<Flaw> flaws) -> show(422, page, code, clock.today(), flaws);
        };
    }

    private View form(int status, Page page, Form form) {
        return pages.show(
                status,
                "registry/areaform",
                page,
                Map.of(
                        "form",
                        form,
                        "kinds",
                        Arrays.stream(AreaKind.values())
                                .map(kind -> new Choice(kind.key(), page.t("registry.kind." + kind.key())))
                                .toList()));
    }
}
