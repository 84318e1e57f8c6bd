package org.bihuan.access.web;

import java.util.List;
import java.util.Map;
import org.bihuan.access.AccessApi;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Who can see a record, and why; for whoever can see it themselves. */
@Controller
class WhoPage {
    private final AccessApi accounts;
    private final RegistryApi registry;
    private final PostWords words;
    private final CityClock clock;
    private final Pages pages;

    WhoPage(AccessApi accounts, RegistryApi registry, PostWords words, CityClock clock, Pages pages) {
        this.accounts = accounts;
        this.registry = registry;
        this.words = words;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * @param area number of the record's area
     * @param sector of the record; empty: any
     */
    @GetMapping("/access/who")
    View who(
            Page page,
            @RequestParam String room,
            @RequestParam int area,
            @RequestParam(defaultValue = "") String sector) {
        Scope scope = Access.required().scope();
        Area place = registry.area(area, clock.today())
                .filter(found -> sector.isEmpty() ? scope.holdsArea(area) : scope.holds(area, sector))
                .orElseThrow(WhoPage::notFound);
        if (page.rooms().stream().noneMatch(mine -> mine.key().equals(room))) {
            throw notFound();
        }
        List<SeerLine> lines = accounts.whoSees(area, sector, room + ".read").stream()
                .map(seer ->
                        new SeerLine(seer.login(), seer.name(), words.why(page, seer), words.time(page, seer.post())))
                .toList();
        return pages.show(
                "access/who",
                page,
                Map.of(
                        "room",
                        room,
                        "area",
                        place.name(page.language()),
                        "sector",
                        registry.sectors().stream()
                                .filter(known -> known.key().equals(sector))
                                .map((Sector known) -> known.name(page.language()))
                                .findFirst()
                                .orElse(page.t("shell.allSectors")),
                        "lines",
                        lines));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
