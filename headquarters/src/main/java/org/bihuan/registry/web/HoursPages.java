package org.bihuan.registry.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.WeekDraft;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The week's working hours, and a form for all of them. */
@Controller
class HoursPages {
    private final Calendar calendar;
    private final Pages pages;

    HoursPages(Calendar calendar, Pages pages) {
        this.calendar = calendar;
        this.pages = pages;
    }

    @GetMapping("/registry/hours")
    View week(Page page) {
        Map<String, String> values = new LinkedHashMap<>();
        calendar.week().forEach(day -> values.put(WeekDraft.field(day.weekday()), day.hours()));
        return show(200, page, Form.of(values));
    }

    @PostMapping("/registry/hours")
    View save(Page page, @RequestParam Map<String, String> values) {
        return switch (WeekDraft.read(values)) {
            case Outcome.Done<WeekDraft>(WeekDraft week) -> {
                calendar.putWeek(week);
                yield Back.to("/registry/hours");
            }
            case Outcome.Refused<WeekDraft>(List<Flaw> flaws) -> show(422, page, new Form(values, flaws));
        };
    }

    private View show(int status, Page page, Form form) {
        return pages.show(status, "registry/hours", page, Map.of("week", calendar.week(), "form", form));
    }
}
