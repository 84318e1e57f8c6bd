package org.bihuan.control.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.bihuan.control.ControlApi;
import org.bihuan.control.Standing;
import org.bihuan.shell.city.City;
import org.bihuan.shell.clock.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Levels as data. */
@RestController
class LevelsResource {
    private final ControlApi control;
    private final City city;
    private final CityClock clock;

    LevelsResource(ControlApi control, City city, CityClock clock) {
        this.control = control;
        this.city = city;
        this.clock = clock;
    }

    /**
     * @param adcode unit
     * @param name in the city's first language, or in the one that there is
     * @param since first day of the level without a break
     * @param daysSinceCase null if there never was a case
     * @param dataThrough last full day that the figures hold
     */
    record Row(
            String adcode,
            String name,
            String level,
            LocalDate since,
            @Nullable Integer daysSinceCase,
            int cumulative,
            int new14,
            int clusters14,
            String rule,
            LocalDate dataThrough) {
        static Row of(Standing standing, Locale language) {
            OptionalInt days = standing.daysSince();
            return new Row(
                    standing.unit().code(),
                    standing.unit().name(language),
                    standing.level().level().name(),
                    standing.since(),
                    days.isPresent() ? days.getAsInt() : null,
                    standing.level().cumulative(),
                    standing.level().newCases(),
                    standing.level().clusters(),
                    standing.level().rule(),
                    standing.through());
        }
    }

    @GetMapping("/api/v1/control/levels")
    List<Row> levels(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        LocalDate today = clock.today();
        return control.standings(day == null || day.isAfter(today) ? today : day).stream()
                .map(standing -> Row.of(standing, city.language()))
                .toList();
    }
}
