package org.bihuan.registry.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.registry.Area;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.PhoneDraft;
import org.bihuan.registry.model.Phones;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The duty phone book: who is on duty now, who comes next, a form for a line. */
@Controller
class PhonePages {
    private static final int PAGE = 100;

    private final RegistryApi registry;
    private final Areas areas;
    private final Phones phones;
    private final CityClock clock;
    private final Pages pages;

    PhonePages(RegistryApi registry, Areas areas, Phones phones, CityClock clock, Pages pages) {
        this.registry = registry;
        this.areas = areas;
        this.phones = phones;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/registry/phones")
    View book(Page page, @RequestParam(defaultValue = "") String area, @RequestParam(defaultValue = "0") int after) {
        return show(200, page, area, after, Form.of(Map.of("area", area)));
    }

    @PostMapping("/registry/phones")
    View save(Page page, @RequestParam Map<String, String> values) {
        Outcome<DutyPhone> outcome =
                PhoneDraft.read(values, clock.getZone()).then(draft -> phones.put(draft, clock.instant()));
        return switch (outcome) {
            case Outcome.Done<DutyPhone>(DutyPhone phone) -> Back.to("/registry/phones?area=" + phone.areaCode());
            case Outcome.Refused<DutyPhone>(List<Flaw> flaws) -> show(422, page, "", 0, new Form(values, flaws));
        };
    }

    private View show(int status, Page page, String area, int after, Form form) {
        List<DutyPhone> lines = phones.page(area, clock.instant(), after, PAGE + 1);
        List<Area> all = areas.all(clock.today());
        Map<String, Object> shown = new HashMap<>();
        shown.put("area", area);
        shown.put("onDuty", phones.onDuty(area, clock.instant()));
        shown.put("lines", lines.subList(0, Math.min(PAGE, lines.size())));
        shown.put("next", lines.size() > PAGE ? lines.get(PAGE - 1).id() : 0);
        shown.put("names", all.stream().collect(Collectors.toMap(Area::code, known -> known.name(page.language()))));
        shown.put("areas", SitePages.areaChoices(page, all));
        shown.put(
                "sectors",
                registry.sectors().stream()
                        .map((Sector sector) -> new Choice(sector.key(), sector.name(page.language())))
                        .toList());
        shown.put("form", form);
        return pages.show(status, "registry/phones", page, shown);
    }
}
