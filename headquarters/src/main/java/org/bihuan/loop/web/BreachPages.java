package org.bihuan.loop.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.loop.BreachCount;
import org.bihuan.loop.Load;
import org.bihuan.loop.LoopApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was missed, by unit and duty, and what each unit has to carry. */
@Controller
class BreachPages {
    private final LoopApi loops;
    private final Names names;
    private final CityClock clock;
    private final Pages pages;

    BreachPages(LoopApi loops, Names names, CityClock clock, Pages pages) {
        this.loops = loops;
        this.names = names;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/loop/breaches")
    View breaches(Page page, @RequestParam(defaultValue = "14") int days) {
        int span = Math.clamp(days, 1, 366);
        LocalDate today = clock.today();
        List<BreachCount> counts = loops.breaches(today.minusDays(span - 1L), today);
        Map<String, String> columns = new TreeMap<>();
        Map<String, Map<String, Integer>> rows = new TreeMap<>();
        Map<String, String> units = new HashMap<>();
        for (BreachCount one : counts) {
            String column = one.protocol() + "/" + one.duty();
            columns.put(column, title(one, page));
            rows.computeIfAbsent(one.unit(), unit -> new HashMap<>()).put(column, one.breaches());
            units.put(one.unit(), one.unit().isEmpty() ? page.t("loop.breaches.nobody") : names.unit(one.unit(), page));
        }
        int most = counts.stream().mapToInt(BreachCount::breaches).max().orElse(1);
        return pages.show(
                "loop/breaches",
                page,
                Map.of("columns", columns, "rows", rows, "units", units, "most", most, "days", span));
    }

    private String title(BreachCount one, Page page) {
        return loops.protocols(clock.today()).stream()
                .filter(protocol -> protocol.id().equals(one.protocol()))
                .findFirst()
                .map(protocol -> names.text(protocol.title(), page) + " · "
                        + names.duty(protocol.id(), protocol.version(), one.duty(), page))
                .orElse(one.protocol() + " · " + one.duty());
    }

    @GetMapping("/loop/load")
    View load(Page page) {
        List<Load> loads = loops.load();
        Map<String, String> units = new HashMap<>();
        loads.forEach(one -> units.put(one.unit(), names.unit(one.unit(), page)));
        return pages.show("loop/load", page, Map.of("loads", loads, "units", units));
    }
}
