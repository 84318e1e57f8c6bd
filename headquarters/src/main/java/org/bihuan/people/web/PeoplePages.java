package org.bihuan.people.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.people.Candidate;
import org.bihuan.people.Flaw;
import org.bihuan.people.GlassOutcome;
import org.bihuan.people.Lookup;
import org.bihuan.people.PeopleApi;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.Purposes;
import org.bihuan.people.Registration;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Finding and entering people, and emergencies. */
@Controller
class PeoplePages {
    private static final String SECTOR = "health";

    private final PeopleApi people;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Pages pages;

    PeoplePages(PeopleApi people, RegistryApi registry, CityClock clock, Pages pages) {
        this.people = people;
        this.registry = registry;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/people")
    View start(Page page) {
        return show(200, page, PersonForm.EMPTY, Optional.empty());
    }

    @PostMapping("/people/find")
    View find(Page page, @RequestParam Map<String, String> values) {
        PersonForm form = PersonForm.of(values);
        Optional<Lookup> lookup = form.lookup();
        Optional<PurposeToken> token = form.token();
        if (lookup.isEmpty()) {
            form = form.with(List.of(new Flaw("text", "missing")));
        }
        if (token.isEmpty()) {
            form = form.with(List.of(new Flaw("reason", "reason")));
        }
        return form.flaws().isEmpty()
                ? show(200, page, form, Optional.of(people.find(lookup.orElseThrow(), token.orElseThrow())))
                : show(422, page, form, Optional.empty());
    }

    private View show(int status, Page page, PersonForm form, Optional<List<Candidate>> found) {
        return pages.show(
                status,
                "people/find",
                page,
                Map.of(
                        "form",
                        form,
                        "found",
                        found,
                        "glasses",
                        people.unseenGlass(Access.required().scope())));
    }

    @GetMapping("/people/new")
    View fresh(Page page) {
        return enter(200, page, PersonForm.EMPTY, List.of());
    }

    @PostMapping("/people/new")
    View register(Page page, @RequestParam Map<String, String> values) {
        PersonForm form = PersonForm.of(values);
        Optional<Area> area = registry.area(form.value("area").strip(), clock.today());
        if (area.isEmpty()) {
            return enter(422, page, form.with(List.of(new Flaw("area", "area"))), List.of());
        }
        Optional<PurposeToken> token = Purposes.REGISTRATION.token("");
        if (token.isEmpty()) {
            return enter(422, page, form.with(List.of(new Flaw("name", "reason"))), List.of());
        }
        Registration outcome = people.register(form.person(), area.get().id(), SECTOR, form.distinct(), token.get());
        return switch (outcome) {
            case Registration.Registered(String pseudonym) -> Back.to("/people/" + pseudonym);
            case Registration.Refused(List<Flaw> flaws) -> enter(422, page, form.with(flaws), List.of());
            case Registration.MayBeTheSame(List<Candidate> candidates, int elsewhere) ->
                enter(
                        409,
                        page,
                        elsewhere > 0 ? form.with(List.of(new Flaw("number", "elsewhere"))) : form,
                        candidates);
        };
    }

    private View enter(int status, Page page, PersonForm form, List<Candidate> alike) {
        return pages.show(
                status,
                "people/enter",
                page,
                Map.of("form", form, "alike", alike, "units", registry.units(clock.today())));
    }

    @GetMapping("/people/emergency")
    View emergency(Page page) {
        return pages.show("people/emergency", page, Map.of("form", PersonForm.EMPTY, "outcome", Optional.empty()));
    }

    @PostMapping("/people/emergency")
    View breakGlass(Page page, @RequestParam Map<String, String> values) {
        PersonForm form = PersonForm.of(values);
        GlassOutcome outcome = people.breakGlass(form.documentLookup(), form.value("reason"));
        if (outcome instanceof GlassOutcome.Refused(String reason)) {
            form = form.with(List.of(new Flaw(reason.equals("reason") ? "reason" : "number", reason)));
        }
        return pages.show(
                outcome instanceof GlassOutcome.Open ? 200 : 422,
                "people/emergency",
                page,
                Map.of("form", form, "outcome", Optional.of(outcome)));
    }

    /** Emergency looks: for supervision, auditors and the leaders of the person's area, who see no names here. */
    @GetMapping("/people/glass")
    View glasses(Page page) {
        return pages.show(
                "people/glass",
                page,
                Map.of("glasses", people.glasses(Access.required().scope())));
    }

    @PostMapping("/people/glass/{id}/seen")
    View seen(@PathVariable long id) {
        if (!people.sawGlass(id, Access.required())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Back.to("/people/glass");
    }
}
