package org.bihuan.control.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.control.ControlApi;
import org.bihuan.control.Issue;
import org.bihuan.control.IssueOutcome;
import org.bihuan.control.OverrideOutcome;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing, publishing and deciding against the rule. A refusal says why and changes nothing. */
@Controller
class IssuesController {
    private static final int ISSUES = 20;

    private final ControlApi control;
    private final CityClock clock;
    private final Pages pages;

    IssuesController(ControlApi control, CityClock clock, Pages pages) {
        this.control = control;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/control/issues")
    View issues(
            Page page,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return list(200, page, day == null ? clock.today() : day, before, "");
    }

    @StepUp
    @PostMapping("/control/issues")
    View sign(Page page, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return switch (control.sign(page.reader(), day, Optional.empty())) {
            case IssueOutcome.Done done -> Back.to("/control/issues");
            case IssueOutcome.Refused refused -> list(422, page, day, Long.MAX_VALUE, refused.reason());
        };
    }

    @PostMapping("/control/issues/{id}/publish")
    View publish(
            Page page,
            @PathVariable long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime from) {
        return switch (control.publish(
                page.reader(), id, from.atZone(page.zone()).toInstant())) {
            case IssueOutcome.Done done -> Back.to("/control/issues");
            case IssueOutcome.Refused refused -> list(422, page, clock.today(), Long.MAX_VALUE, refused.reason());
        };
    }

    @PostMapping("/control/units/{code}/decisions")
    View decide(
            Page page,
            @PathVariable String code,
            @RequestParam RiskLevel level,
            @RequestParam String reason,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        String path = "/control/units/" + code;
        if (reason.isBlank()) {
            return refused(page, "control.refusal.reason");
        }
        if (until.isBefore(clock.today())) {
            return refused(page, "control.refusal.until");
        }
        LevelOverride decision =
                new LevelOverride(code, level, reason.strip(), page.reader().signature(), clock.today(), until);
        return switch (control.decide(page.reader(), decision)) {
            case OverrideOutcome.Recorded recorded -> Back.to(path);
            case OverrideOutcome.Refused refused -> refused(page, refused.reason());
        };
    }

    private View list(int status, Page page, LocalDate day, long before, String refusal) {
        List<Issue> found = control.issues(before, ISSUES + 1);
        List<Issue> shown = found.subList(0, Math.min(ISSUES, found.size()));
        return pages.show(
                status,
                "control/issues",
                page,
                Map.of(
                        "issues", shown,
                        "next", found.size() > ISSUES ? shown.getLast().id() : 0L,
                        "day", day,
                        "computed", control.computed(day),
                        "refusal", refusal));
    }

    private View refused(Page page, String reason) {
        return pages.show(
                422,
                "shell/refusal",
                page,
                Map.of(
                        "status", 422,
                        "title", page.t("shell.refusal.wrong"),
                        "why", page.t(reason),
                        "instead", page.t("control.refusal.instead")));
    }
}
