package org.bihuan.control.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.control.ControlApi;
import org.bihuan.control.OverrideOutcome;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.GroupMember;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.RatingEntry;
import org.bihuan.control.model.RatingOutcome;
import org.bihuan.control.model.Ratings;
import org.bihuan.control.model.Ratings.ListName;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
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

/** Rating groups, clusters and decisions: what levels follow from besides counts, with every version. */
@Controller
class InputsController {
    private static final int ROWS = 50;

    private final Ratings ratings;
    private final ControlApi control;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Pages pages;

    InputsController(Ratings ratings, ControlApi control, RegistryApi registry, CityClock clock, Pages pages) {
        this.ratings = ratings;
        this.control = control;
        this.registry = registry;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/control/{list:groups|clusters|decisions}")
    View list(Page page, @PathVariable String list, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return list(HttpStatus.OK, page, name(list), before, InputForm.EMPTY);
    }

    @PostMapping("/control/{list:groups|clusters|decisions}")
    View enter(Page page, @PathVariable String list, @RequestParam Map<String, String> values) {
        InputForm form = InputForm.of(values);
        ListName name = name(list);
        Optional<String> refusal = switch (name) {
            case GROUPS -> place(page, form);
            case CLUSTERS -> cluster(page, form);
            case DECISIONS -> decide(page, form);
        };
        return answer(page, name, form, refusal);
    }

    @PostMapping("/control/{list:groups|clusters|decisions}/{id}/end")
    View end(Page page, @PathVariable String list, @PathVariable long id) {
        ListName name = name(list);
        return answer(page, name, InputForm.EMPTY, refusal(ratings.end(page.reader(), name, id)));
    }

    private View answer(Page page, ListName name, InputForm form, Optional<String> refusal) {
        return refusal.map(reason ->
                        list(HttpStatus.UNPROCESSABLE_CONTENT, page, name, Long.MAX_VALUE, form.refused(reason)))
                .orElseGet(() -> Back.to("/control/" + path(name)));
    }

    private Optional<String> place(Page page, InputForm form) {
        LocalDate from = form.day("from").orElse(clock.today());
        LocalDate until = form.day("until").orElse(LocalDate.MAX);
        return until.isBefore(from)
                ? Optional.of("control.refusal.order")
                : refusal(ratings.place(
                        page.reader(), new GroupMember(form.value("group"), form.value("unit"), from, until)));
    }

    private Optional<String> cluster(Page page, InputForm form) {
        LocalDate day = form.day("day").orElse(clock.today());
        return refusal(ratings.add(
                page.reader(), new Cluster(form.value("unit"), day, form.number("size")), form.value("label")));
    }

    private Optional<String> decide(Page page, InputForm form) {
        if (form.level().isEmpty()) {
            return Optional.of("control.refusal.level");
        }
        if (form.value("reason").isEmpty()) {
            return Optional.of("control.refusal.reason");
        }
        LocalDate today = clock.today();
        Optional<LocalDate> until = form.day("until").filter(day -> !day.isBefore(today));
        if (until.isEmpty()) {
            return Optional.of("control.refusal.until");
        }
        LevelOverride decision = new LevelOverride(
                form.value("unit"),
                form.level().get(),
                form.value("reason"),
                page.reader().signature(),
                today,
                until.get());
        return switch (control.decide(page.reader(), decision)) {
            case OverrideOutcome.Recorded recorded -> Optional.empty();
            case OverrideOutcome.Refused refused -> Optional.of(refused.reason());
        };
    }

    private static Optional<String> refusal(RatingOutcome outcome) {
        return switch (outcome) {
            case RatingOutcome.Done done -> Optional.empty();
            case RatingOutcome.Refused(String reason) -> Optional.of(reason);
        };
    }

    private View list(HttpStatus status, Page page, ListName name, long before, InputForm form) {
        LocalDate today = clock.today();
        List<Unit> units = registry.units(today);
        List<RatingEntry> found = ratings.entries(name, before, ROWS + 1);
        List<InputRow> rows = found.stream()
                .limit(ROWS)
                .map(entry -> InputRow.of(entry, today, page))
                .toList();
        return pages.show(
                status.value(),
                "control/inputs",
                page,
                Map.of(
                        "list", path(name),
                        "rows", rows,
                        "next", found.size() > ROWS ? rows.getLast().id() : 0L,
                        "units", units,
                        "names",
                                units.stream()
                                        .collect(Collectors.toMap(Unit::code, unit -> unit.name(page.language()))),
                        "today", today,
                        "form", form));
    }

    private static ListName name(String path) {
        try {
            return ListName.valueOf(path.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, path, e);
        }
    }

    private static String path(ListName name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
