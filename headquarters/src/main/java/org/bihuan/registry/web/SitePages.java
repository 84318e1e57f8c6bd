package org.bihuan.registry.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.registry.Site;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.SiteDraft;
import org.bihuan.registry.model.SiteKinds;
import org.bihuan.registry.model.Sites;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Sites: list and form. */
@Controller
class SitePages {
    private static final int PAGE = 50;
    private static final int MOST_COUNTED = 10_000;

    private final RegistryApi registry;
    private final Areas areas;
    private final Sites sites;
    private final SiteKinds siteKinds;
    private final CityClock clock;
    private final Pages pages;

    SitePages(RegistryApi registry, Areas areas, Sites sites, SiteKinds siteKinds, CityClock clock, Pages pages) {
        this.registry = registry;
        this.areas = areas;
        this.sites = sites;
        this.siteKinds = siteKinds;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/registry/sites")
    View list(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String after) {
        Sites.Filter filter = new Sites.Filter(q, kind, sector, area, clock.today());
        List<Site> found = sites.page(filter, after, PAGE + 1);
        Map<String, Object> shown = lists(page);
        shown.put("filter", filter);
        shown.put("sites", found.subList(0, Math.min(PAGE, found.size())));
        shown.put("next", found.size() > PAGE ? found.get(PAGE - 1).code() : "");
        shown.put("count", sites.count(filter, MOST_COUNTED));
        shown.put(
                "areaNames",
                found.stream()
                        .map(Site::area)
                        .distinct()
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> registry.area(id, clock.today())
                                        .map(known -> known.name(page.language()))
                                        .orElse("–"))));
        return pages.show("registry/sites", page, shown);
    }

    @GetMapping("/registry/sites/new")
    View add(Page page, @RequestParam(defaultValue = "") String area) {
        return form(200, page, Form.of(Map.of("area", area)), OptionalInt.empty());
    }

    @GetMapping("/registry/sites/{code}")
    View edit(Page page, @PathVariable String code) {
        Site site = sites.site(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return form(200, page, Form.of(SiteDraft.fields(site)), OptionalInt.of(site.area()));
    }

    @PostMapping("/registry/sites")
    View save(
            Page page, @RequestParam Map<String, String> values, @RequestParam(defaultValue = "false") boolean fresh) {
        Outcome<Site> outcome = SiteDraft.read(values)
                .then(draft -> fresh ? sites.add(draft, clock.today()) : sites.put(draft, clock.today()));
        return switch (outcome) {
            case Outcome.Done<Site>(Site site) -> Back.to("/registry/sites?q=" + site.code());
            case Outcome.Refused<Site>(List<Flaw> flaws) ->
                form(
                        422,
                        page,
                        new Form(values, flaws),
                        fresh
                                ? OptionalInt.empty()
                                : sites.site(values.getOrDefault("code", "")).stream()
                                        .mapToInt(Site::area)
                                        .findFirst());
        };
    }

    /** @param area of the site as it stands; empty: it is a new one */
    private View form(int status, Page page, Form form, OptionalInt area) {
        Map<String, Object> shown = lists(page);
        shown.put("form", form);
        shown.put("fresh", area.isEmpty());
        shown.put("areaId", area);
        shown.put("areas", areaChoices(page, areas.all(clock.today())));
        shown.put(
                "owners",
                registry.sectors().stream()
                        .map(sector -> new Choice(sector.owner(page.language()), sector.name(page.language())))
                        .toList());
        return pages.show(status, "registry/siteform", page, shown);
    }

    private Map<String, Object> lists(Page page) {
        Map<String, Object> lists = new HashMap<>();
        lists.put(
                "kinds",
                siteKinds.all().stream()
                        .map((SiteKind kind) -> new Choice(kind.key(), kind.name(page.language())))
                        .toList());
        lists.put(
                "sectors",
                registry.sectors().stream()
                        .map((Sector sector) -> new Choice(sector.key(), sector.name(page.language())))
                        .toList());
        return lists;
    }

    static List<Choice> areaChoices(Page page, List<Area> all) {
        Map<String, String> names =
                all.stream().collect(Collectors.toMap(Area::code, area -> area.name(page.language())));
        return all.stream()
                .map(area -> new Choice(
                        area.code(),
                        area.root()
                                ? area.name(page.language())
                                : names.getOrDefault(area.parent(), "") + " " + area.name(page.language())))
                .toList();
    }
}
