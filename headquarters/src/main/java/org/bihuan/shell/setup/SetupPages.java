package org.bihuan.shell.setup;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.shell.city.City;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.page.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The pages that set a city up: who it is, a file for each step of the rooms, the end. */
@Controller
@RequestMapping("/shell/setup")
class SetupPages {
    private final Setup setup;
    private final City city;
    private final Imports imports;
    private final List<SetupStep> steps;
    private final ObjectProvider<HandOver> handOver;
    private final Pages pages;

    SetupPages(
            Setup setup,
            City city,
            Imports imports,
            ObjectProvider<SetupStep> steps,
            ObjectProvider<HandOver> handOver,
            Pages pages) {
        this.setup = setup;
        this.city = city;
        this.imports = imports;
        this.steps = steps.orderedStream().toList();
        this.handOver = handOver;
        this.pages = pages;
    }

    /** Where it goes on: the first step that is not done. */
    @GetMapping
    View start(Page page) {
        if (setup.open()) {
            return Back.to("/");
        }
        if (!setup.named()) {
            return Back.to("/shell/setup/city");
        }
        return Back.to("/shell/setup/"
                + steps.stream()
                        .filter(step -> step.required() && !step.standing(page).met())
                        .map(SetupStep::key)
                        .findFirst()
                        .orElse("end"));
    }

    @GetMapping("/city")
    View city(Page page) {
        return setup.open() ? Back.to("/") : city(200, page, new CityForm(values()), List.of());
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        if (city.named()) {
            city.names().forEach(values::put);
            city.headquarters().forEach((language, name) -> values.put("hq_" + language, name));
            values.put("first", city.languages().getFirst());
            values.put("code", city.root());
            values.put("zone", city.zone().getId());
        }
        return values;
    }

    @PostMapping("/city")
    View name(Page page, @RequestParam Map<String, String> values) {
        CityForm form = new CityForm(values);
        List<Refusal> wrong = setup.name(form).stream()
                .map(flaw -> new Refusal(flaw.field(), page.t("setup.wrong." + flaw.reason())))
                .toList();
        return wrong.isEmpty() ? Back.to("/shell/setup") : city(422, page, form, wrong);
    }

    private View city(int status, Page page, CityForm form, List<Refusal> wrong) {
        return pages.show(
                status,
                "setup/city",
                page,
                Map.of(
                        "form",
                        form,
                        "wrong",
                        wrong,
                        "settled",
                        setup.named(),
                        "steps",
                        strip(page, "city"),
                        "zones",
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(zone -> zone.indexOf('/') > 0
                                        && !zone.startsWith("Etc/")
                                        && !zone.startsWith("SystemV/"))
                                .sorted()
                                .toList()));
    }

    @GetMapping("/{key}")
    View step(Page page, @PathVariable String key) {
        if (setup.open() || !setup.named()) {
            return Back.to("/shell/setup");
        }
        SetupStep step = steps.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        int place = steps.indexOf(step);
        return pages.show(
                "setup/step",
                page,
                Map.of(
                        "step",
                        step,
                        "standing",
                        step.standing(page),
                        "steps",
                        strip(page, key),
                        "kind",
                        imports.kind(step.importKind()).orElseThrow(),
                        "batches",
                        imports.recent(Long.MAX_VALUE, 50).stream()
                                .filter(batch -> batch.kind().equals(step.importKind()))
                                .limit(5)
                                .toList(),
                        "next",
                        place + 1 < steps.size() ? steps.get(place + 1).key() : "end"));
    }

    @GetMapping("/end")
    View end(Page page) {
        return setup.open() || !setup.named() ? Back.to("/shell/setup") : end(200, page);
    }

    /** Opens the house, if nothing is missing. */
    @PostMapping("/end")
    View finish(Page page) {
        if (setup.open() || !setup.named()) {
            return Back.to("/shell/setup");
        }
        if (steps.stream()
                .anyMatch(step -> step.required() && !step.standing(page).met())) {
            return end(422, page);
        }
        setup.finish();
        return Back.to(handOver.getIfAvailable(() -> () -> "/").path());
    }

    private View end(int status, Page page) {
        Map<String, SetupStep.Standing> standing = new HashMap<>();
        steps.forEach(step -> standing.put(step.key(), step.standing(page)));
        return pages.show(
                status,
                "setup/end",
                page,
                Map.of(
                        "steps",
                        strip(page, "end"),
                        "asked",
                        steps,
                        "standing",
                        standing,
                        "ready",
                        steps.stream()
                                .noneMatch(step -> step.required()
                                        && !Optional.ofNullable(standing.get(step.key()))
                                                .orElseThrow()
                                                .met())));
    }

    /** All steps with where the reader is. */
    private List<StripStep> strip(Page page, String here) {
        List<StripStep> strip = new ArrayList<>();
        Stream.concat(Stream.concat(Stream.of("city"), steps.stream().map(SetupStep::key)), Stream.of("end"))
                .forEach(key -> strip.add(new StripStep(
                        key,
                        steps.stream()
                                .filter(step -> step.key().equals(key))
                                .findFirst()
                                .map(step -> page.t(step.words()))
                                .orElseGet(() -> page.t("setup.step." + key)),
                        key.equals(here),
                        setup.named())));
        return strip;
    }
}
