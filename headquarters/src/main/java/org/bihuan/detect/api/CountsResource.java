package org.bihuan.detect.api;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bihuan.detect.CorrectionOutcome;
import org.bihuan.detect.Count;
import org.bihuan.detect.CountFilter;
import org.bihuan.detect.CountFilter.Place;
import org.bihuan.detect.CountVersion;
import org.bihuan.detect.DetectApi;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Counts for programs: the current ones page by page, every version of one, and a correction by hand. */
@RestController
@RequestMapping("/api/v1/detect/counts")
class CountsResource {
    private final DetectApi detect;
    private final SeriesNames series;
    private final CityClock clock;

    CountsResource(DetectApi detect, SeriesNames series, CityClock clock) {
        this.detect = detect;
        this.series = series;
        this.clock = clock;
    }

    /**
     * What a correction says. What is left out is taken from the figure that stands.
     *
     * @param unit code of a unit, of the city, or of a stream that is no unit
     */
    record Correction(
            @Nullable String unit,
            @Nullable LocalDate published,
            @Nullable LocalDate through,
            @Nullable Integer confirmed,
            @Nullable Integer cured,
            @Nullable Integer dead,
            @Nullable String reason) {}

    /**
     * @param unit one stream's code
     * @param series units, city, imported or unassigned
     * @param from first day of publication
     * @param to last day of publication; today at most
     */
    @GetMapping
    @Told(value = CountJson.class, many = Told.Many.SLICE)
    ResponseEntity<?> counts(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String series,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            Page page) {
        Optional<Set<String>> streams = this.series.streams(series, unit);
        Optional<Place> place = place(after);
        if (streams.isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "series", "detect.refusal.series", page);
        }
        if (place.isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "after", "detect.refusal.after", page);
        }
        LocalDate today = clock.today();
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        int most = Slice.limit(limit);
        CountFilter filter = new CountFilter(streams.get(), from == null ? LocalDate.MIN : from, last);
        List<CountVersion> found = detect.counts(filter, place.get(), most + 1);
        return ResponseEntity.ok(Slice.of(found, most, version -> after(version.count()), this::json));
    }

    /** Every version of one figure, oldest first. */
    @GetMapping("/{unit}/{published}")
    List<CountJson> history(
            @PathVariable String unit,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate published) {
        List<CountVersion> versions = detect.history(unit, published);
        if (versions.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return versions.stream().map(this::json).toList();
    }

    /** 201 with the new version, or 200 if the figure stood like that already. */
    @PostMapping
    @Told(value = CountJson.class, status = 201)
    ResponseEntity<?> correct(@RequestBody Correction said, Page page) {
        if (said.unit() == null || said.published() == null) {
            return refused(said.unit() == null ? "unit" : "published", "detect.refusal.missing", page);
        }
        Optional<Count> before = detect.history(said.unit(), said.published()).stream()
                .filter(version -> version.supersededAt().isEmpty())
                .map(CountVersion::count)
                .findFirst();
        Integer confirmed =
                said.confirmed() == null ? before.map(Count::confirmed).orElse(null) : said.confirmed();
        if (confirmed == null) {
            return refused("confirmed", "detect.refusal.missing", page);
        }
        LocalDate through = said.through() == null
                ? before.map(Count::through).orElse(said.published().minusDays(1))
                : said.through();
        Count count = new Count(
                said.unit(),
                said.published(),
                through,
                confirmed,
                given(said.cured(), before.map(Count::cured)),
                given(said.dead(), before.map(Count::dead)));
        return switch (detect.correct(page.reader(), count, Objects.requireNonNullElse(said.reason(), ""))) {
            case CorrectionOutcome.Refused(String field, String reason) -> refused(field, reason, page);
            case CorrectionOutcome.Recorded(CountVersion version, boolean changed) ->
                ResponseEntity.status(changed ? HttpStatus.CREATED : HttpStatus.OK)
                        .location(URI.create("/api/v1/detect/counts/" + said.unit() + "/" + said.published()))
                        .body(json(version));
        };
    }

    private CountJson json(CountVersion version) {
        return CountJson.of(version, series.of(version.count().stream()));
    }

    private static OptionalInt given(@Nullable Integer said, Optional<OptionalInt> before) {
        return said == null ? before.orElse(OptionalInt.empty()) : OptionalInt.of(said);
    }

    private static String after(Count last) {
        return last.published() + "~" + last.stream();
    }

    private static Optional<Place> place(String after) {
        if (after.isEmpty()) {
            return Optional.of(Place.START);
        }
        int end = after.indexOf('~');
        try {
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Place(LocalDate.parse(after.substring(0, end)), after.substring(end + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<ProblemDetail> refused(String field, String reason, Page page) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, field, reason, page);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String field, String reason, Page page) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, page.t(reason));
        problem.setTitle(page.t("detect.refused"));
        problem.setProperty("flaws", List.of(Map.of("field", field, "reason", code(reason), "text", page.t(reason))));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String code(String reason) {
        return reason.substring(reason.lastIndexOf('.') + 1);
    }
}
