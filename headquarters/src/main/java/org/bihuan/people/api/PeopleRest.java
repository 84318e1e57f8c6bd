package org.bihuan.people.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.people.Candidate;
import org.bihuan.people.Flaw;
import org.bihuan.people.Identity;
import org.bihuan.people.Lookup;
import org.bihuan.people.PeopleApi;
import org.bihuan.people.PersonState;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.Purposes;
import org.bihuan.people.Registration;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Entering, finding, looking and erasing; every body that asks who somebody is says what for. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleRest {
    private final PeopleApi people;

    PeopleRest(PeopleApi people) {
        this.people = people;
    }

    /**
     * What for.
     *
     * @param purpose investigation, care, transfer, registration, request
     * @param reason number of the case or order, or words
     */
    record WhatFor(String purpose, @Nullable String reason) {
        Optional<PurposeToken> token() {
            return Purposes.of(purpose)
                    .filter(known -> known != Purposes.EMERGENCY)
                    .flatMap(known -> known.token(reason == null ? "" : reason));
        }
    }

    /** @param distinct pseudonyms of those who were looked at and are somebody else */
    record Entering(
            PersonJson person,
            int area,
            String sector,
            @Nullable Set<String> distinct) {}

    /**
     * Who is looked for.
     *
     * @param by document, phone or name
     * @param person holds what is known
     */
    record Finding(String by, PersonJson person, WhatFor whatFor) {
        Lookup lookup() {
            var known = person.person();
            return switch (by) {
                case "phone" -> new Lookup.ByPhone(known.phone());
                case "name" -> new Lookup.ByName(known.name(), known.birth());
                default -> new Lookup.ByDocument(known.document(), known.number());
            };
        }
    }

    /** One who fits. */
    record Found(PersonJson person, int score, List<String> reasons) {
        static Found of(Candidate candidate) {
            return new Found(PersonJson.of(candidate.identity()), candidate.score(), candidate.reasons());
        }
    }

    @PostMapping
    @Told(value = Map.class, status = 201)
    ResponseEntity<?> enter(@RequestBody Entering body, Page page) {
        Optional<PurposeToken> token = Purposes.REGISTRATION.token("");
        if (token.isEmpty()) {
            return noReason(page);
        }
        Registration outcome = people.register(
                body.person().person(),
                body.area(),
                body.sector(),
                body.distinct() == null ? Set.of() : body.distinct(),
                token.get());
        return switch (outcome) {
            case Registration.Registered(String pseudonym) ->
                ResponseEntity.created(URI.create("/api/v1/people/" + pseudonym))
                        .body(Map.of("pseudonym", pseudonym));
            case Registration.Refused(List<Flaw> flaws) -> refused(flaws, page);
            case Registration.MayBeTheSame(List<Candidate> candidates, int elsewhere) -> {
                ProblemDetail problem = problem(HttpStatus.CONFLICT, page.t("people.alike.title"));
                problem.setProperty(
                        "candidates", candidates.stream().map(Found::of).toList());
                problem.setProperty("elsewhere", elsewhere);
                yield answer(problem);
            }
        };
    }

    @PostMapping("/find")
    @Told(value = Found.class, many = Told.Many.LIST)
    ResponseEntity<?> find(@RequestBody Finding body, Page page) {
        return body.whatFor()
                .token()
                .<ResponseEntity<?>>map(token -> ResponseEntity.ok(people.find(body.lookup(), token).stream()
                        .map(Found::of)
                        .toList()))
                .orElseGet(() -> noReason(page));
    }

    /** Says nothing about who it is. */
    @GetMapping("/{pseudonym}")
    PersonState state(@PathVariable String pseudonym) {
        return people.state(pseudonym, Access.required().scope()).orElseThrow(PeopleRest::notFound);
    }

    @PostMapping("/{pseudonym}/look")
    @Told(PersonJson.class)
    ResponseEntity<?> look(@PathVariable String pseudonym, @RequestBody WhatFor body, Page page) {
        Optional<PurposeToken> token = body.token();
        if (token.isEmpty()) {
            return noReason(page);
        }
        Identity identity = people.look(pseudonym, token.get()).orElseThrow(PeopleRest::notFound);
        return ResponseEntity.ok(PersonJson.of(identity));
    }

    @StepUp
    @PostMapping("/{pseudonym}/erase")
    @Told(value = Void.class, status = 204)
    ResponseEntity<?> erase(@PathVariable String pseudonym, @RequestBody WhatFor body, Page page) {
        needs("people.erase");
        Optional<PurposeToken> token = body.token();
        if (token.isEmpty()) {
            return noReason(page);
        }
        if (!people.erase(pseudonym, token.get())) {
            throw notFound();
        }
        return ResponseEntity.noContent().build();
    }

    /** A fresh master key takes over while work goes on. */
    @PostMapping("/rotation")
    Map<String, Long> rotate() {
        needs("people.rotate");
        return Map.of("keys", people.rotate());
    }

    private static void needs(String permission) {
        if (!Access.required().actor().may(permission)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<?> noReason(Page page) {
        return refused(List.of(new Flaw("reason", "reason")), page);
    }

    private static ResponseEntity<?> refused(List<Flaw> flaws, Page page) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                page.t("people.flaw." + flaws.getFirst().reason()));
        problem.setProperty(
                "fields",
                flaws.stream()
                        .map(flaw -> Map.of("field", flaw.field(), "why", page.t("people.flaw." + flaw.reason())))
                        .toList());
        return answer(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static ResponseEntity<?> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
