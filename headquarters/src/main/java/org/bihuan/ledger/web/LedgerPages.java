package org.bihuan.ledger.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Recorded;
import org.bihuan.ledger.Verifications;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The ledger: its entries, its verifications. */
@Controller
class LedgerPages {
    private static final int PAGE = 50;

    private final LedgerApi ledger;
    private final Verifications verifications;
    private final Jobs jobs;
    private final Pages pages;

    LedgerPages(LedgerApi ledger, Verifications verifications, Jobs jobs, Pages pages) {
        this.ledger = ledger;
        this.verifications = verifications;
        this.jobs = jobs;
        this.pages = pages;
    }

    @GetMapping("/ledger")
    View entries(Page page, @RequestParam Map<String, String> values) {
        EntrySearch search = new EntrySearch(values);
        List<Recorded> found = ledger.page(search.search(page.zone()), scope(), PAGE + 1);
        Map<String, Object> shown = new HashMap<>();
        shown.put("search", search);
        shown.put("entries", found.subList(0, Math.min(PAGE, found.size())));
        shown.put("next", found.size() > PAGE ? EntrySearch.after(found.get(PAGE - 1)) : "");
        return pages.show("ledger/entries", page, shown);
    }

    @GetMapping("/ledger/{id:[0-9]{1,18}}")
    View entry(Page page, @PathVariable long id) {
        Recorded entry = ledger.find(id, scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.show("ledger/entry", page, Map.of("recorded", entry));
    }

    @GetMapping("/ledger/verifications")
    View verifications(Page page, @RequestParam(defaultValue = "0") long job) {
        Optional<Job> running = jobs.find(job).filter(found -> found.subject().equals("/ledger/verifications"));
        Head head = ledger.head();
        return pages.show(
                "ledger/verifications",
                page,
                Map.of("job", running, "head", head, "verifications", verifications.latest(scope(), 20)));
    }

    @PostMapping("/ledger/verifications")
    View verify() {
        return Back.to("/ledger/verifications?job=" + verifications.start());
    }

    private static Scope scope() {
        return Access.required().scope();
    }
}
