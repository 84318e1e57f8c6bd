package org.bihuan.access.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.access.ApiKey;
import org.bihuan.access.ApiKeys;
import org.bihuan.access.KeyOutcome;
import org.bihuan.access.NewKey;
import org.bihuan.access.model.KeyGranting;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.page.Refusal;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Programs and their keys: a list, a form for a new one, and the end of each. */
@Controller
class ClientPages {
    private static final int PAGE = 50;
    private static final String HERE = "/access/clients";

    private final ApiKeys keys;
    private final RegistryApi registry;
    private final PostWords words;
    private final CityClock clock;
    private final Pages pages;

    ClientPages(ApiKeys keys, RegistryApi registry, PostWords words, CityClock clock, Pages pages) {
        this.keys = keys;
        this.registry = registry;
        this.words = words;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(HERE)
    View list(Page page, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return list(200, page, before, new HashMap<>());
    }

    @StepUp
    @PostMapping(HERE)
    View create(Page page, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("values", sent.toSingleValueMap());
        return switch (outcome(sent)) {
            case KeyOutcome.Made(ApiKey key, String secret) -> {
                Map<String, Object> once = new HashMap<>();
                once.put("secret", secret);
                once.put("made", key.name());
                yield list(200, page, Long.MAX_VALUE, once);
            }
            case KeyOutcome.Refused(String field, String reason) -> {
                shown.put("refusals", List.of(new Refusal(field, page.t(reason))));
                yield list(422, page, Long.MAX_VALUE, shown);
            }
            case KeyOutcome.Ended ended -> Back.to(HERE);
        };
    }

    @StepUp
    @PostMapping(HERE + "/{id}/end")
    View end(Page page, @PathVariable long id) {
        return switch (keys.end(Access.required(), id)) {
            case KeyOutcome.Refused(String field, String reason)
            when reason.equals("access.refusal.keyUnknown") -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case KeyOutcome.Refused(String field, String reason) ->
                list(
                        422,
                        page,
                        Long.MAX_VALUE,
                        new HashMap<>(Map.of("refusals", List.of(new Refusal("name", page.t(reason))))));
            case KeyOutcome.Made made -> Back.to(HERE);
            case KeyOutcome.Ended ended -> Back.to(HERE);
        };
    }

    private KeyOutcome outcome(MultiValueMap<String, String> sent) {
        try {
            return keys.create(
                    Access.required(),
                    new NewKey(
                            first(sent, "name"),
                            chosen(sent, "permissions"),
                            first(sent, "area"),
                            chosen(sent, "sectors"),
                            moment(first(sent, "from")),
                            moment(first(sent, "until"))));
        } catch (DateTimeParseException e) {
            return new KeyOutcome.Refused("until", "access.refusal.moment");
        }
    }

    private static List<String> chosen(MultiValueMap<String, String> sent, String field) {
        return sent.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static String first(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).orElse("").strip();
    }

    private Optional<Instant> moment(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDateTime.parse(text).atZone(clock.getZone()).toInstant());
    }

    private View list(int status, Page page, long before, Map<String, Object> shown) {
        List<ApiKey> found = keys.keys(Access.required().scope(), before, PAGE + 1);
        List<KeyLine> lines =
                found.stream().limit(PAGE).map(key -> line(page, key)).toList();
        shown.putIfAbsent("values", Map.of());
        shown.putIfAbsent("refusals", List.of());
        shown.putIfAbsent("secret", "");
        shown.putIfAbsent("made", "");
        shown.put("lines", lines);
        shown.put(
                "next",
                found.size() > PAGE ? String.valueOf(lines.getLast().key().id()) : "");
        shown.put(
                "permissions",
                KeyGranting.offered(page.reader()).stream()
                        .map(permission -> new Choice(permission, words.does(page, permission)))
                        .toList());
        shown.put(
                "sectors",
                registry.sectors().stream()
                        .map(sector -> new Choice(sector.key(), sector.name(page.language())))
                        .toList());
        shown.put("mayGive", page.reader().may("access.keys"));
        return pages.show(status, "access/clients", page, shown);
    }

    private KeyLine line(Page page, ApiKey key) {
        return new KeyLine(
                key,
                registry.area(key.area(), clock.today())
                        .map(area -> area.name(page.language()))
                        .orElse("?"),
                key.permissions().stream()
                        .map(permission -> words.does(page, permission))
                        .toList(),
                key.holdsAt(clock.instant()));
    }
}
