package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.Invited;
import org.bihuan.access.Wanted;
import org.bihuan.shell.export.CsvExport;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Accounts that a file made, and their links: made on request only, shown once, to be printed or downloaded. */
@Controller
class BatchPages {
    private final AccessApi accounts;
    private final PostWords words;
    private final Pages pages;

    BatchPages(AccessApi accounts, PostWords words, Pages pages) {
        this.accounts = accounts;
        this.words = words;
        this.pages = pages;
    }

    @GetMapping("/access/batches/{batch}")
    View batch(Page page, @PathVariable long batch) {
        List<AccountLine> lines =
                found(batch).stream().map(account -> words.line(page, account)).toList();
        return pages.show(
                "access/batch",
                page,
                Map.of("batch", batch, "lines", lines, "mayWrite", page.reader().may("access.write")));
    }

    @StepUp
    @PostMapping("/access/batches/{batch}/links")
    View links(Page page, @PathVariable long batch, HttpServletRequest request) {
        return pages.show("access/links", page, Map.of("batch", batch, "links", made(page, batch, request)));
    }

    @StepUp
    @PostMapping("/access/batches/{batch}/links.csv")
    void file(Page page, @PathVariable long batch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<GivenLink> links = made(page, batch, request);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"links-" + batch + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (CsvExport csv = CsvExport.spreadsheet(response.getOutputStream())) {
            csv.row(page.t("access.login"), page.t("access.name"), page.t("access.unit"), page.t("access.link"));
            links.forEach(link -> csv.row(link.login(), link.name(), link.unit(), link.address()));
        }
    }

    private List<GivenLink> made(Page page, long batch, HttpServletRequest request) {
        found(batch);
        return accounts.invite(Access.required(), batch).stream()
                .map((Invited invited) -> new GivenLink(
                        invited.account().login(),
                        invited.account().name(),
                        words.line(page, invited.account()).unit(),
                        Links.whole(request, invited.link())))
                .toList();
    }

    private List<Account> found(long batch) {
        List<Account> found = accounts.accounts(Access.required().scope(), Wanted.of(batch), "", Integer.MAX_VALUE);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }
}
