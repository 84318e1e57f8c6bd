package org.bihuan.loop.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.SlotState;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Protocols in force, and each as a time line: what it would ask of a loop that begins now. */
@Controller
class ProtocolPages {
    private final LoopApi loops;
    private final Names names;
    private final CityClock clock;
    private final Pages pages;

    ProtocolPages(LoopApi loops, Names names, CityClock clock, Pages pages) {
        this.loops = loops;
        this.names = names;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/loop/protocols")
    View all(Page page) {
        return pages.show("loop/protocols", page, Map.of("protocols", loops.protocols(clock.today())));
    }

    @GetMapping("/loop/protocols/{id}")
    View one(Page page, @PathVariable String id) {
        Protocol protocol = loops.protocols(clock.today()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<LocalDate, Map<String, List<LoopView.SlotView>>> days = new TreeMap<>();
        loops.sample(id).stream().flatMap(loop -> loop.slots().stream()).forEach(slot -> {
            if (!(slot.surprise() && slot.state() == SlotState.PLANNED)) {
                days.computeIfAbsent(LocalDate.ofInstant(slot.due(), page.zone()), day -> new LinkedHashMap<>())
                        .computeIfAbsent(slot.duty(), duty -> new ArrayList<>())
                        .add(slot);
            }
        });
        Map<String, String> titles = new LinkedHashMap<>();
        for (Duty duty : protocol.duties()) {
            titles.put(duty.id(), names.text(duty.title(), page));
        }
        return pages.show(
                "loop/protocol",
                page,
                Map.of(
                        "protocol",
                        protocol,
                        "title",
                        names.text(protocol.title(), page),
                        "days",
                        days,
                        "titles",
                        titles,
                        "today",
                        clock.today()));
    }
}
