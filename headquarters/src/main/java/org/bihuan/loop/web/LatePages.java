package org.bihuan.loop.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.LoopWords;
import org.bihuan.loop.Owed;
import org.bihuan.loop.OwedFilter;
import org.bihuan.loop.Place;
import org.bihuan.loop.Said;
import org.bihuan.loop.model.Act;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is late, filtered, and handed over in bulk. */
@Controller
class LatePages {
    private static final int PAGE = 50;
    /** How long an offer made here stands. */
    private static final Duration STANDS = Duration.ofHours(24);

    private final LoopApi loops;
    private final Names names;
    private final CityClock clock;
    private final Pages pages;

    LatePages(LoopApi loops, Names names, CityClock clock, Pages pages) {
        this.loops = loops;
        this.names = names;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/loop/late")
    View late(
            Page page,
            @RequestParam(defaultValue = "") String protocol,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String after) {
        return late(200, page, protocol, unit, after, List.of());
    }

    private View late(int status, Page page, String protocol, String unit, String after, List<String> refusals) {
        List<Owed> found =
                loops.owed(new OwedFilter(protocol, "", unit, true, OwedFilter.WHENEVER), Place.of(after), PAGE + 1);
        Map<String, Object> shown = new HashMap<>();
        shown.put(
                "lines",
                found.stream().limit(PAGE).map(owed -> names.line(owed, page)).toList());
        shown.put("next", found.size() > PAGE ? found.get(PAGE - 1).place().text() : "");
        shown.put("protocol", protocol);
        shown.put("unit", unit);
        Map<String, String> titles = new HashMap<>();
        loops.protocols(clock.today()).forEach(one -> titles.put(one.id(), names.text(one.title(), page)));
        shown.put("protocols", new TreeMap<>(titles));
        shown.put("refusals", refusals);
        return pages.show(status, "loop/late", page, shown);
    }

    /** @param pick loops as {@code PROTOCOL/SUBJECT} */
    @PostMapping("/loop/late")
    View handOver(
            Page page, @RequestParam(defaultValue = "") List<String> pick, @RequestParam(defaultValue = "") String to) {
        List<String> refusals = new ArrayList<>();
        List<Said> offers = new ArrayList<>();
        Set<String> chosen = new LinkedHashSet<>(pick);
        for (String one : chosen) {
            int slash = one.indexOf('/');
            Optional<LoopRecord> found =
                    slash < 0 ? Optional.empty() : loops.find(one.substring(0, slash), one.substring(slash + 1));
            if (found.isEmpty()) {
                refusals.add(page.t("loop.outcome.notFound"));
                continue;
            }
            LoopRecord loop = found.get();
            String custodian = loop.loops().getLast().custody().getLast().unit();
            String id = "late-" + page.reader().login() + "-" + clock.instant().toEpochMilli();
            offers.add(new Said(
                    loop.protocol(),
                    loop.subject(),
                    new Act.Offer(
                            id,
                            custodian,
                            to.strip(),
                            Optional.of(clock.instant().plus(STANDS)))));
        }
        if (chosen.isEmpty()) {
            refusals.add(page.t("loop.late.pickSome"));
        }
        for (LoopOutcome outcome : loops.record(offers)) {
            if (!outcome.taken()) {
                refusals.add(LoopWords.of(outcome, page));
            }
        }
        return refusals.isEmpty()
                ? Back.to("/loop/late")
                : late(422, page, "", "", "", refusals.stream().distinct().toList());
    }
}
