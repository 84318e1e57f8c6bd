package org.bihuan.registry.api;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bihuan.registry.Area;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.Sector;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.WeekdayHours;
import org.bihuan.registry.model.AreaDraft;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.DayDraft;
import org.bihuan.registry.model.KindDraft;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.PhoneDraft;
import org.bihuan.registry.model.Phones;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.SectorDraft;
import org.bihuan.registry.model.Sectors;
import org.bihuan.registry.model.SiteKinds;
import org.bihuan.registry.model.WeekDraft;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.clock.CityClock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes to areas, phone book, calendar and the city's lists by programs: the same fields, and the same refusals, as the forms'. */
@RestController
@RequestMapping("/api/v1/registry")
class RegistryWrites {
    private static final String HERE = "/api/v1/registry/";

    private final Areas areas;
    private final Phones phones;
    private final Calendar calendar;
    private final Sectors sectors;
    private final SiteKinds kinds;
    private final Answers answers;
    private final CityClock clock;

    RegistryWrites(
            Areas areas,
            Phones phones,
            Calendar calendar,
            Sectors sectors,
            SiteKinds kinds,
            Answers answers,
            CityClock clock) {
        this.areas = areas;
        this.phones = phones;
        this.calendar = calendar;
        this.sectors = sectors;
        this.kinds = kinds;
        this.answers = answers;
        this.clock = clock;
    }

    /** The area is like this from {@code valid_from} on. */
    @PutMapping("/areas/{code}")
    @Told(AreaJson.class)
    ResponseEntity<?> area(@PathVariable String code, @RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                AreaDraft.read(with(values, "code", code)).then(areas::put),
                (Area area) -> HERE + "areas/" + area.code(),
                AreaJson::of,
                language);
    }

    /** @param values {@code day}, the first on which it no longer exists, {@code reason} */
    @PostMapping("/areas/{code}/end")
    @Told(AreaJson.class)
    ResponseEntity<?> end(@PathVariable String code, @RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                RemovalDraft.read(values).then(draft -> areas.end(code, draft)),
                area -> HERE + "areas/" + area.code(),
                AreaJson::of,
                language);
    }

    /** A line is known by area, sector, role and beginning: the same again changes its number and end. */
    @PostMapping("/phones")
    @Told(value = DutyPhone.class, status = 201)
    ResponseEntity<?> phone(@RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.CREATED,
                PhoneDraft.read(values, clock.getZone()).then(draft -> phones.put(draft, clock.instant())),
                phone -> HERE + "phones?area=" + phone.areaCode(),
                phone -> phone,
                language);
    }

    @PutMapping("/calendar/{day}")
    @Told(CalendarDay.class)
    ResponseEntity<?> day(@PathVariable String day, @RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                DayDraft.read(with(values, "day", day)).then(calendar::put),
                RegistryWrites::of,
                saved -> saved,
                language);
    }

    /**
     * The day is as its week says.
     *
     * @param values {@code reason}
     */
    @PostMapping("/calendar/{day}/remove")
    @Told(CalendarDay.class)
    ResponseEntity<?> remove(@PathVariable String day, @RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                RemovalDraft.read(with(values, "day", day)).then(calendar::remove),
                RegistryWrites::of,
                was -> was,
                language);
    }

    private static String of(CalendarDay day) {
        return HERE + "calendar?from=" + day.day() + "&until=" + day.day().plusDays(1);
    }

    /** @param values hours by weekday, {@code monday} to {@code sunday} */
    @PutMapping("/hours")
    @Told(value = WeekdayHours.class, many = Told.Many.LIST)
    ResponseEntity<?> hours(@RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                WeekDraft.read(values).then(draft -> {
                    calendar.putWeek(draft);
                    return Outcome.done(calendar.week());
                }),
                week -> HERE + "hours",
                week -> week,
                language);
    }

    @PutMapping("/kinds/{key}")
    @Told(SiteKind.class)
    ResponseEntity<?> kind(@PathVariable String key, @RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                KindDraft.read(with(values, "code", key)).then(kinds::put),
                kind -> HERE + "kinds",
                kind -> kind,
                language);
    }

    @PutMapping("/sectors/{key}")
    @Told(Sector.class)
    ResponseEntity<?> sector(@PathVariable String key, @RequestBody Map<String, String> values, Locale language) {
        return answers.answer(
                HttpStatus.OK,
                SectorDraft.read(with(values, "code", key)).then(sectors::put),
                sector -> HERE + "sectors",
                sector -> sector,
                language);
    }

    private static Map<String, String> with(Map<String, String> values, String field, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.put(field, value);
        return all;
    }
}
