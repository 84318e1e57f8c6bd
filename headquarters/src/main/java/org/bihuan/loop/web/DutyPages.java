package org.bihuan.loop.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.LoopWords;
import org.bihuan.loop.Owed;
import org.bihuan.loop.OwedFilter;
import org.bihuan.loop.Place;
import org.bihuan.loop.Said;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What is owed today, the most urgent first, and doing it. */
@Controller
class DutyPages {
    private static final int PAGE = 50;

    private final LoopApi loops;
    private final Names names;
    private final CityClock clock;
    private final Pages pages;

    DutyPages(LoopApi loops, Names names, CityClock clock, Pages pages) {
        this.loops = loops;
        this.names = names;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/loop")
    View today(Page page, @RequestParam(defaultValue = "") String after) {
        Instant midnight =
                clock.today().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        List<Owed> found = loops.owed(new OwedFilter("", "", "", false, midnight), Place.of(after), PAGE + 1);
        List<DutyLine> lines =
                found.stream().limit(PAGE).map(owed -> names.line(owed, page)).toList();
        return pages.show(
                "loop/duties",
                page,
                Map.of(
                        "lines",
                        lines,
                        "next",
                        found.size() > PAGE ? found.get(PAGE - 1).place().text() : "",
                        "key",
                        key(page)));
    }

    /** Names what one form sends, so that sending it twice does it once. */
    private String key(Page page) {
        return "page-" + page.reader().login() + "-" + clock.instant().toEpochMilli();
    }

    @GetMapping("/loop/do")
    View form(Page page, @RequestParam String protocol, @RequestParam String subject, @RequestParam String duty) {
        return form(200, page, protocol, subject, duty, Map.of("key", key(page)), "");
    }

    private View form(
            int status,
            Page page,
            String protocol,
            String subject,
            String duty,
            Map<String, String> sent,
            String refusal) {
        LoopRecord found =
                loops.find(protocol, subject).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Duty asked = names.duty(protocol, found.loops().getLast().version(), duty)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<String, Object> shown = new HashMap<>();
        shown.put("protocol", protocol);
        shown.put("protocolTitle", names.protocol(protocol, page));
        shown.put("subject", subject);
        shown.put("subjectName", names.unit(subject, page));
        shown.put("duty", asked);
        shown.put("title", names.text(asked.title(), page));
        shown.put("sent", sent);
        shown.put("refusal", refusal);
        return pages.show(status, "loop/do", page, shown);
    }

    @PostMapping("/loop/do")
    View done(
            Page page,
            @RequestParam String protocol,
            @RequestParam String subject,
            @RequestParam String duty,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String happened,
            @RequestParam Map<String, String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith("value.")) {
                values.put(name.substring("value.".length()), value.strip());
            }
        });
        Optional<Instant> when = when(happened);
        if (key.isBlank() || when.isEmpty()) {
            return form(422, page, protocol, subject, duty, sent, page.t("loop.refusal.when"));
        }
        Act act = new Act.Evidence(key, duty, when.get(), "", values, Optional.empty());
        LoopOutcome outcome =
                loops.record(List.of(new Said(protocol, subject, act))).getFirst();
        if (outcome instanceof LoopOutcome.NotFound) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return outcome.taken()
                ? Back.to("/loop")
                : form(422, page, protocol, subject, duty, sent, LoopWords.of(outcome, page));
    }

    /** Empty: now. */
    private Optional<Instant> when(String local) {
        if (local.isEmpty()) {
            return Optional.of(clock.instant());
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(local).atZone(clock.getZone()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
