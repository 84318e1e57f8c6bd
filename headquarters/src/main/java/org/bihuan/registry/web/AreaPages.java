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
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.Removals;
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
    private final Removals removals;
    private final Sites sites;
    private final Phones phones;
    private final CityClock clock;
    private final Pages pages;

    AreaPages(
            RegistryApi registry,
            Areas areas,
            Removals removals,
            Sites sites,
            Phones phones,
            CityClock clock,
            Pages pages) {
        this.registry = registry;
        this.areas = areas;
        this.removals = removals;
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
        return show(200, page, code, day == null ? clock.today() : day, Form.of(Map.of()));
    }

    private View show(int status, Page page, String code, LocalDate day, Form removal) {
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
        shown.put("removal", removal);
        shown.put("removals", removals.ofArea(code));
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
    View end(Page page, @PathVariable String code, @RequestParam Map<String, String> values) {
        return switch (RemovalDraft.read(values).then(draft -> end(code, draft))) {
            case Outcome.Done<String>(String next) -> Back.to("/registry/areas/" + next);
            case Outcome.Refused<String>(List<Flaw> flaws) ->
                show(422, page, code, clock.today(), new Form(values, flaws));
        };
    }

    /** @return the area whose page comes next: the area itself if it ever was, else its parent */
    private Outcome<String> end(String code, RemovalDraft draft) {
        return areas.end(code, draft)
                .then(area -> Outcome.done(area.valid().from().isBefore(draft.day()) ? area.code() : area.parent()));
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
