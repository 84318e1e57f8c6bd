package org.bihuan.loop.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.Opening;
import org.bihuan.loop.Owed;
import org.bihuan.loop.OwedFilter;
import org.bihuan.loop.Place;
import org.bihuan.loop.Said;
import org.bihuan.loop.api.LoopJson.ActJson;
import org.bihuan.loop.api.LoopJson.OpeningJson;
import org.bihuan.loop.api.LoopJson.OutcomeJson;
import org.bihuan.loop.api.LoopJson.OwedJson;
import org.bihuan.loop.api.LoopJson.RecordJson;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.EventLines;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.page.Page;
import org.jspecify.annotations.Nullable;
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

/** Loops for programs: what is owed, one record, openings and acts as sets. */
@RestController
@RequestMapping("/api/v1/loop")
class LoopsResource {
    private final LoopApi loops;

    LoopsResource(LoopApi loops) {
        this.loops = loops;
    }

    /**
     * What is owed, by due time.
     *
     * @param unit code of the custodian
     * @param late only what is past due
     */
    @GetMapping("/owed")
    @Told(value = OwedJson.class, many = Told.Many.SLICE)
    ResponseEntity<?> owed(
            @RequestParam(defaultValue = "") String protocol,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            Page page) {
        Optional<Place> place = Place.of(after);
        if (place.isEmpty() && !after.isEmpty()) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, page.t("loop.refusal.after"));
            problem.setTitle(page.t("shell.refusal.wrong"));
            problem.setProperty("flaws", List.of(Map.of("field", "after", "text", page.t("loop.refusal.after"))));
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        int most = Slice.limit(limit);
        OwedFilter filter = new OwedFilter(protocol, duty, unit, late, OwedFilter.WHENEVER);
        List<Owed> found = loops.owed(filter, place, most + 1);
        return ResponseEntity.ok(Slice.of(found, most, owed -> owed.place().text(), OwedJson::of));
    }

    /** Everything of one subject under one protocol. */
    @GetMapping("/loops/{protocol}/{subject}")
    RecordJson one(@PathVariable String protocol, @PathVariable String subject) {
        return loops.find(protocol, subject)
                .map(RecordJson::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Opens a set; answers for each, in the same order. */
    @PostMapping("/loops")
    List<OutcomeJson> open(@RequestBody List<@Nullable OpeningJson> openings, Page page) {
        List<Opening> readable = new ArrayList<>();
        List<Optional<String>> flaws = new ArrayList<>();
        refuseTooMany(openings.size());
        for (OpeningJson one : openings) {
            if (one == null
                    || !said(one.protocol())
                    || !said(one.subject())
                    || !said(one.custodian())
                    || !said(one.sector())) {
                flaws.add(Optional.of(page.t("loop.refusal.opening")));
                continue;
            }
            flaws.add(Optional.empty());
            readable.add(new Opening(
                    said(one.protocol(), ""),
                    said(one.subject(), ""),
                    said(one.custodian(), ""),
                    said(one.sector(), ""),
                    one.anchors() == null ? Map.of() : one.anchors()));
        }
        return answers(flaws, loops.open(readable), page);
    }

    /** Takes in what is recorded, one event or many, in the order of arrival; answers for each. */
    @PostMapping("/acts")
    List<OutcomeJson> record(@RequestBody List<@Nullable ActJson> acts, Page page) {
        List<Said> readable = new ArrayList<>();
        List<Optional<String>> flaws = new ArrayList<>();
        refuseTooMany(acts.size());
        for (ActJson one : acts) {
            try {
                if (one == null || one.event() == null || !said(one.protocol()) || !said(one.subject())) {
                    throw new IllegalArgumentException(page.t("loop.refusal.act"));
                }
                Act act = EventLines.act(one.event());
                if (act instanceof Act.Open) {
                    throw new IllegalArgumentException(page.t("loop.refusal.openHere"));
                }
                readable.add(new Said(said(one.protocol(), ""), said(one.subject(), ""), act));
                flaws.add(Optional.empty());
            } catch (IllegalArgumentException e) {
                flaws.add(Optional.of(String.valueOf(e.getMessage())));
            }
        }
        return answers(flaws, loops.record(readable), page);
    }

    private static void refuseTooMany(int sent) {
        if (sent > LoopApi.MOST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
    }

    private static boolean said(@Nullable String text) {
        return text != null && !text.isBlank() && text.indexOf('\0') < 0 && text.length() <= 200;
    }

    private static String said(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static List<OutcomeJson> answers(List<Optional<String>> flaws, List<LoopOutcome> outcomes, Page page) {
        List<OutcomeJson> answers = new ArrayList<>();
        int next = 0;
        for (Optional<String> flaw : flaws) {
            answers.add(
                    flaw.isPresent()
                            ? new OutcomeJson("unreadable", flaw.get())
                            : OutcomeJson.of(outcomes.get(next++), page));
        }
        return answers;
    }
}
