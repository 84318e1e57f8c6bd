package org.bihuan.registry.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.Area;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.registry.Unit;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.Phones;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.clock.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Areas, units, sectors, phone book and calendar for programs. Without a day: today by the city's clock. */
@RestController
@RequestMapping("/api/v1/registry")
class RegistryRest {
    private final RegistryApi registry;
    private final Areas areas;
    private final Phones phones;
    private final Calendar calendar;
    private final CityClock clock;

    RegistryRest(RegistryApi registry, Areas areas, Phones phones, Calendar calendar, CityClock clock) {
        this.registry = registry;
        this.areas = areas;
        this.phones = phones;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/areas")
    Slice<AreaJson> areas(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Slice.limit(limit);
        return Slice.of(areas.page(on(day), parent, kind, after, most + 1), most, Area::code, AreaJson::of);
    }

    @GetMapping("/areas/{code}")
    AreaJson area(
            @PathVariable String code,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        return registry.area(code, on(day))
                .map(AreaJson::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/units")
    List<Unit> units(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        return registry.units(on(day));
    }

    @GetMapping("/sectors")
    List<Sector> sectors() {
        return registry.sectors();
    }

    /** Lines whose duty is not over at {@code at}. */
    @GetMapping("/phones")
    Slice<DutyPhone> phones(
            @RequestParam(defaultValue = "") String area,
            @RequestParam @Nullable Instant at,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Slice.limit(limit);
        return Slice.of(
                phones.page(area, at == null ? clock.instant() : at, after, most + 1),
                most,
                phone -> String.valueOf(phone.id()),
                phone -> phone);
    }

    /** Days that differ from their week; a year at most. */
    @GetMapping("/calendar")
    List<CalendarDay> calendar(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        if (until.isAfter(from.plusYears(1))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return calendar.days(from, until);
    }

    private LocalDate on(@Nullable LocalDate day) {
        return day == null ? clock.today() : day;
    }
}
