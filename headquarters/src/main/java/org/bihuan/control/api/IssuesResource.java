package org.bihuan.control.api;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.control.ControlApi;
import org.bihuan.control.Issue;
import org.bihuan.control.IssueOutcome;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.SignedBytes;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.scope.StepUp;
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

/** Lists of levels and their four times, for programs: computed, signed, published, in force. */
@RestController
@RequestMapping("/api/v1/control")
class IssuesResource {
    private final ControlApi control;
    private final CityClock clock;

    IssuesResource(ControlApi control, CityClock clock) {
        this.control = control;
        this.clock = clock;
    }

    /**
     * A wish to sign.
     *
     * @param day today if it is left out
     * @param request a number of the program's own; the same again gives the same issue
     */
    record Signing(@Nullable LocalDate day, @Nullable UUID request) {}

    /** A wish to publish; {@code from}: when it comes into force, at once if it is left out. */
    record Publishing(@Nullable Instant from) {}

    @GetMapping("/computed")
    ComputedList computed(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        return control.computed(day == null ? clock.today() : day)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The latest first. */
    @GetMapping("/issues")
    Slice<IssueJson> issues(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
            @RequestParam(defaultValue = "20") int limit) {
        int most = Slice.limit(limit);
        return Slice.of(control.issues(after, most + 1), most, issue -> String.valueOf(issue.id()), IssueJson::of);
    }

    @GetMapping("/issues/{id}")
    IssueJson issue(@PathVariable long id) {
        return control.issue(id)
                .map(IssueJson::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The very bytes that were signed; 404 for a list that came from elsewhere. */
    @GetMapping(value = "/issues/{id}/signed", produces = MediaType.TEXT_PLAIN_VALUE)
    @Told(String.class)
    ResponseEntity<byte[]> signed(@PathVariable long id) {
        return control.issue(id)
                .filter(issue -> issue.digest().isPresent())
                .map(issue -> ResponseEntity.ok(SignedBytes.of(
                        issue.day(),
                        issue.rules(),
                        issue.computed().map(ComputedList::inputs).orElse(""),
                        issue.levels())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @StepUp
    @PostMapping("/issues")
    @Told(value = IssueJson.class, status = 201)
    ResponseEntity<?> sign(@RequestBody Signing wish, Page page) {
        LocalDate day = wish.day() == null ? clock.today() : wish.day();
        return answer(HttpStatus.CREATED, control.sign(page.reader(), day, Optional.ofNullable(wish.request())), page);
    }

    @PostMapping("/issues/{id}/publish")
    @Told(IssueJson.class)
    ResponseEntity<?> publish(@PathVariable long id, @RequestBody Publishing wish, Page page) {
        return answer(
                HttpStatus.OK,
                control.publish(page.reader(), id, wish.from() == null ? clock.instant() : wish.from()),
                page);
    }

    private static ResponseEntity<?> answer(HttpStatus status, IssueOutcome outcome, Page page) {
        return switch (outcome) {
            case IssueOutcome.Done(Issue issue) ->
                ResponseEntity.status(status)
                        .location(URI.create("/api/v1/control/issues/" + issue.id()))
                        .body(IssueJson.of(issue));
            case IssueOutcome.Refused(String reason) -> {
                ProblemDetail problem =
                        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, page.t(reason));
                problem.setTitle(page.t("control.refused"));
                problem.setProperty(
                        "flaws",
                        List.of(Map.of(
                                "reason", reason.substring(reason.lastIndexOf('.') + 1), "text", page.t(reason))));
                yield ResponseEntity.unprocessableContent()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem);
            }
        };
    }
}
