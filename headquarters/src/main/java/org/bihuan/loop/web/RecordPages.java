package org.bihuan.loop.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.LoopWords;
import org.bihuan.loop.Said;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.SlotState;
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

/** One loop's record, told in order, and what is decided about it as a whole. */
@Controller
class RecordPages {
    private final LoopApi loops;
    private final Names names;
    private final CityClock clock;
    private final Pages pages;

    RecordPages(LoopApi loops, Names names, CityClock clock, Pages pages) {
        this.loops = loops;
        this.names = names;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/loop/loops/{protocol}/{subject}")
    View record(Page page, @PathVariable String protocol, @PathVariable String subject) {
        return record(200, page, protocol, subject, "");
    }

    private View record(int status, Page page, String protocol, String subject, String refusal) {
        LoopRecord found =
                loops.find(protocol, subject).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LoopView loop = found.loops().getLast();
        Map<String, String> duties = new LinkedHashMap<>();
        Map<String, String> units = new HashMap<>();
        loop.slots()
                .forEach(slot ->
                        duties.computeIfAbsent(slot.duty(), id -> names.duty(protocol, loop.version(), id, page)));
        loop.custody().forEach(held -> units.put(held.unit(), names.unit(held.unit(), page)));
        Map<String, Object> shown = new HashMap<>();
        shown.put("found", found);
        shown.put("loop", loop);
        shown.put(
                "slots",
                loop.slots().stream()
                        .filter(slot -> !(slot.surprise() && slot.state() == SlotState.PLANNED))
                        .toList());
        shown.put("title", names.protocol(protocol, page));
        shown.put("subjectName", names.unit(subject, page));
        shown.put("duties", duties);
        shown.put("units", units);
        shown.put("refusal", refusal);
        return pages.show(status, "loop/record", page, shown);
    }

    @PostMapping("/loop/loops/{protocol}/{subject}/offers")
    View offer(Page page, @PathVariable String protocol, @PathVariable String subject, @RequestParam String to) {
        LoopRecord found =
                loops.find(protocol, subject).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String from = found.loops().getLast().custody().getLast().unit();
        return after(page, protocol, subject, new Act.Offer(fresh("offer", page), from, to.strip(), Optional.empty()));
    }

    @PostMapping("/loop/loops/{protocol}/{subject}/waivers")
    View askToWaive(
            Page page,
            @PathVariable String protocol,
            @PathVariable String subject,
            @RequestParam String duty,
            @RequestParam int slot,
            @RequestParam String reason) {
        if (reason.isBlank()) {
            return record(422, page, protocol, subject, page.t("loop.refusal.reason"));
        }
        return after(
                page,
                protocol,
                subject,
                new Act.Request(
                        fresh("waive", page),
                        Act.Request.Kind.WAIVE,
                        duty,
                        OptionalInt.of(slot),
                        Optional.empty(),
                        reason.strip(),
                        ""));
    }

    @PostMapping("/loop/loops/{protocol}/{subject}/close")
    View close(Page page, @PathVariable String protocol, @PathVariable String subject) {
        return after(page, protocol, subject, new Act.Close(""));
    }

    private String fresh(String what, Page page) {
        return what + "-" + page.reader().login() + "-" + clock.instant().toEpochMilli();
    }

    private View after(Page page, String protocol, String subject, Act act) {
        LoopOutcome outcome =
                loops.record(List.of(new Said(protocol, subject, act))).getFirst();
        return outcome.taken()
                ? Back.to(DutyLine.record(protocol, subject))
                : record(422, page, protocol, subject, LoopWords.of(outcome, page));
    }
}
