package org.bihuan.registry.web;

import java.util.List;
import java.util.Map;
import org.bihuan.registry.Sector;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.SectorDraft;
import org.bihuan.registry.model.Sectors;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Sectors, who answers for each, and a form for one. */
@Controller
class SectorPages {
    private final Sectors sectors;
    private final Pages pages;

    SectorPages(Sectors sectors, Pages pages) {
        this.sectors = sectors;
        this.pages = pages;
    }

    @GetMapping("/registry/sectors")
    View list(Page page, @RequestParam(defaultValue = "") String change) {
        return show(
                200,
                page,
                sectors.all().stream()
                        .filter(sector -> sector.key().equals(change))
                        .findFirst()
                        .map(sector -> Form.of(SectorDraft.fields(sector)))
                        .orElse(Form.of(Map.of())));
    }

    @PostMapping("/registry/sectors")
    View save(Page page, @RequestParam Map<String, String> values) {
        return switch (SectorDraft.read(values).then(sectors::put)) {
            case Outcome.Done<Sector>(Sector saved) -> Back.to("/registry/sectors");
            case Outcome.Refused<Sector>(List<Flaw> flaws) -> show(422, page, new Form(values, flaws));
        };
    }

    private View show(int status, Page page, Form form) {
        return pages.show(status, "registry/sectors", page, Map.of("sectors", sectors.all(), "form", form));
    }
}
