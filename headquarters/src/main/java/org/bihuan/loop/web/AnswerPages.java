package org.bihuan.loop.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.loop.Handover;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopWords;
import org.bihuan.loop.Said;
import org.bihuan.loop.Waiting;
import org.bihuan.loop.model.Act;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What awaits somebody's answer: hand-overs, and requests for waivers, extensions and exemptions. */
@Controller
class AnswerPages {
    private static final int MOST = 200;

    private final LoopApi loops;
    private final Names names;
    private final Pages pages;

    AnswerPages(LoopApi loops, Names names, Pages pages) {
        this.loops = loops;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/loop/handovers")
    View handovers(Page page) {
        return handovers(200, page, "");
    }

    private View handovers(int status, Page page, String refusal) {
        List<Handover> waiting = loops.handovers(MOST);
        Map<String, Object> shown = names(
                page,
                waiting.stream().map(Handover::protocol),
                waiting.stream().flatMap(one -> Stream.of(one.subject(), one.from(), one.to())));
        shown.put("handovers", waiting);
        shown.put("refusal", refusal);
        return pages.show(status, "loop/handovers", page, shown);
    }

    private Map<String, Object> names(Page page, Stream<String> protocols, Stream<String> units) {
        Map<String, String> names = new HashMap<>();
        protocols.forEach(id -> names.computeIfAbsent(id, one -> this.names.protocol(one, page)));
        units.forEach(code -> names.computeIfAbsent(code, one -> this.names.unit(one, page)));
        Map<String, Object> shown = new HashMap<>();
        shown.put("names", names);
        return shown;
    }

    @PostMapping("/loop/handovers")
    View answer(
            Page page,
            @RequestParam String protocol,
            @RequestParam String subject,
            @RequestParam String id,
            @RequestParam String answer) {
        Act act = answer.equals("accept") ? new Act.Accept(id) : new Act.Refuse(id);
        LoopOutcome outcome = record(protocol, subject, act);
        return outcome.taken() ? Back.to("/loop/handovers") : handovers(422, page, LoopWords.of(outcome, page));
    }

    @GetMapping("/loop/requests")
    View requests(Page page) {
        return requests(200, page, "");
    }

    private View requests(int status, Page page, String refusal) {
        List<Waiting> waiting = loops.requests(MOST);
        Map<String, Object> shown = names(
                page, waiting.stream().map(Waiting::protocol), waiting.stream().map(Waiting::subject));
        shown.put("requests", waiting);
        shown.put("refusal", refusal);
        return pages.show(status, "loop/requests", page, shown);
    }

    @PostMapping("/loop/requests")
    View decide(
            Page page,
            @RequestParam String protocol,
            @RequestParam String subject,
            @RequestParam String id,
            @RequestParam String answer) {
        Act act = answer.equals("grant") ? new Act.Grant(id, "") : new Act.Deny(id, "");
        LoopOutcome outcome = record(protocol, subject, act);
        return outcome.taken() ? Back.to("/loop/requests") : requests(422, page, LoopWords.of(outcome, page));
    }

    private LoopOutcome record(String protocol, String subject, Act act) {
        LoopOutcome outcome =
                loops.record(List.of(new Said(protocol, subject, act))).getFirst();
        if (outcome instanceof LoopOutcome.NotFound) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return outcome;
    }
}
