package org.bihuan.registry.api;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.Removal;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.WeekdayHours;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.Removals;
import org.bihuan.registry.model.SiteKinds;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Kinds of sites, working hours, and what was taken back, for programs. */
@RestController
@RequestMapping("/api/v1/registry")
class ListsRest {
    private final SiteKinds kinds;
    private final Calendar calendar;
    private final Removals removals;

    ListsRest(SiteKinds kinds, Calendar calendar, Removals removals) {
        this.kinds = kinds;
        this.calendar = calendar;
        this.removals = removals;
    }

    @GetMapping("/kinds")
    List<SiteKind> kinds() {
        return kinds.all();
    }

    /** Monday to Sunday. */
    @GetMapping("/hours")
    List<WeekdayHours> hours() {
        return calendar.week();
    }

    /** Newest first; also of an area that is gone altogether. */
    @GetMapping("/areas/{code}/removals")
    List<Removal> ofArea(@PathVariable String code) {
        return removals.ofArea(code);
    }

    /** Days that are as their week again; a year at most. */
    @GetMapping("/calendar/removals")
    List<Removal> ofDays(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        if (until.isAfter(from.plusYears(1))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return removals.ofDays(from, until);
    }
}
