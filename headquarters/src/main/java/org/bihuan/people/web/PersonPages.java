package org.bihuan.people.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bihuan.people.Candidate;
import org.bihuan.people.Flaw;
import org.bihuan.people.Identity;
import org.bihuan.people.MergeOutcome;
import org.bihuan.people.PeopleApi;
import org.bihuan.people.PersonState;
import org.bihuan.people.PurposeToken;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** One person: first the pseudonym alone; who it is, only with a purpose. */
@Controller
class PersonPages {
    private final PeopleApi people;
    private final Pages pages;

    PersonPages(PeopleApi people, Pages pages) {
        this.people = people;
        this.pages = pages;
    }

    @GetMapping("/people/{pseudonym:[0-7][0-9A-HJKMNP-TV-Z]{25}}")
    View state(Page page, @PathVariable String pseudonym) {
        return show(200, page, known(pseudonym), PersonForm.EMPTY, Optional.empty(), List.of());
    }

    @PostMapping("/people/{pseudonym}/look")
    View look(Page page, @PathVariable String pseudonym, @RequestParam Map<String, String> values) {
        PersonForm form = PersonForm.of(values);
        Optional<PurposeToken> token = form.token();
        if (token.isEmpty()) {
            return show(422, page, known(pseudonym), needsReason(form), Optional.empty(), List.of());
        }
        Optional<Identity> identity = people.look(pseudonym, token.get());
        List<Candidate> similar = identity.isEmpty() ? List.of() : people.similar(pseudonym, token.get());
        return show(200, page, known(pseudonym), form, identity, similar);
    }

    @PostMapping("/people/{pseudonym}/change")
    View change(Page page, @PathVariable String pseudonym, @RequestParam Map<String, String> values) {
        PersonForm form = PersonForm.of(values);
        Optional<PurposeToken> token = form.token();
        if (token.isEmpty()) {
            return show(422, page, known(pseudonym), needsReason(form), Optional.empty(), List.of());
        }
        known(pseudonym);
        List<Flaw> flaws = people.change(pseudonym, form.person(), token.get());
        return flaws.isEmpty()
                ? Back.to("/people/" + pseudonym)
                : show(422, page, known(pseudonym), form.with(flaws), people.look(pseudonym, token.get()), List.of());
    }

    @PostMapping("/people/{pseudonym}/merge")
    View merge(Page page, @PathVariable String pseudonym, @RequestParam Map<String, String> values) {
        return join(page, pseudonym, values, token -> people.merge(pseudonym, other(values), token));
    }

    @PostMapping("/people/{pseudonym}/unmerge")
    View unmerge(Page page, @PathVariable String pseudonym, @RequestParam Map<String, String> values) {
        return join(page, pseudonym, values, token -> people.unmerge(pseudonym, token));
    }

    @PostMapping("/people/{pseudonym}/distinct")
    View distinct(Page page, @PathVariable String pseudonym, @RequestParam Map<String, String> values) {
        return join(page, pseudonym, values, token -> people.distinct(pseudonym, other(values), token));
    }

    /** The pseudonym typed once more: nobody is erased by a slip. */
    @StepUp
    @PostMapping("/people/{pseudonym}/erase")
    View erase(Page page, @PathVariable String pseudonym, @RequestParam Map<String, String> values) {
        if (!Access.required().actor().may("people.erase")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        PersonForm form = PersonForm.of(values);
        Optional<PurposeToken> token = form.token();
        if (token.isEmpty()) {
            return show(422, page, known(pseudonym), needsReason(form), Optional.empty(), List.of());
        }
        if (!form.value("confirm").strip().equals(pseudonym)) {
            PersonForm wrong = form.with(List.of(new Flaw("confirm", "confirm")));
            return show(422, page, known(pseudonym), wrong, Optional.empty(), List.of());
        }
        if (!people.erase(pseudonym, token.get())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Back.to("/people/" + pseudonym);
    }

    private View join(
            Page page, String pseudonym, Map<String, String> values, Function<PurposeToken, MergeOutcome> act) {
        PersonForm form = PersonForm.of(values);
        Optional<PurposeToken> token = form.token();
        PersonState state = known(pseudonym);
        if (token.isEmpty()) {
            return show(422, page, state, needsReason(form), Optional.empty(), List.of());
        }
        return switch (act.apply(token.get())) {
            case MergeOutcome.Done done -> Back.to("/people/" + pseudonym);
            case MergeOutcome.Refused(String reason) ->
                show(422, page, state, form.with(List.of(new Flaw("other", reason))), Optional.empty(), List.of());
        };
    }

    private static String other(Map<String, String> values) {
        return values.getOrDefault("other", "").strip();
    }

    private static PersonForm needsReason(PersonForm form) {
        return form.with(List.of(new Flaw("reason", "reason")));
    }

    private PersonState known(String pseudonym) {
        return people.state(pseudonym, Access.required().scope())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View show(
            int status,
            Page page,
            PersonState state,
            PersonForm form,
            Optional<Identity> identity,
            List<Candidate> similar) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("state", state);
        shown.put("form", form);
        shown.put("identity", identity);
        shown.put("similar", similar);
        return pages.show(status, "people/person", page, shown);
    }
}
