package org.bihuan.registry.web;

import java.util.List;
import java.util.Map;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.KindDraft;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.SiteKinds;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Kinds of sites, and a form for one. */
@Controller
class KindPages {
    private final SiteKinds kinds;
    private final Pages pages;

    KindPages(SiteKinds kinds, Pages pages) {
        this.kinds = kinds;
        this.pages = pages;
    }

    @GetMapping("/registry/kinds")
    View list(Page page, @RequestParam(defaultValue = "") String change) {
        return show(
                200,
                page,
                kinds.all().stream()
                        .filter(kind -> kind.key().equals(change))
                        .findFirst()
                        .map(kind -> Form.of(KindDraft.fields(kind)))
                        .orElse(Form.of(Map.of())));
    }

    @PostMapping("/registry/kinds")
    View save(Page page, @RequestParam Map<String, String> values) {
        return switch (KindDraft.read(values).then(kinds::put)) {
            case Outcome.Done<SiteKind>(SiteKind kind) -> Back.to("/registry/kinds");
            case Outcome.Refused<SiteKind>(List<Flaw> flaws) -> show(422, page, new Form(values, flaws));
        };
    }

    private View show(int status, Page page, Form form) {
        return pages.show(status, "registry/kinds", page, Map.of("kinds", kinds.all(), "form", form));
    }
}
