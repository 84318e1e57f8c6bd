package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.Account;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.access.Wanted;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.access.model.Sessions;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Accounts within one's scope: a list, a form for a new one, and for each its posts, its sessions and its end. */
@Controller
class AccountPages {
    private static final int PAGE = 50;

    private final AccessApi accounts;
    private final Sessions sessions;
    private final Roles roles;
    private final RegistryApi registry;
    private final PostWords words;
    private final CityClock clock;
    private final Pages pages;

    AccountPages(
            AccessApi accounts,
            Sessions sessions,
            Roles roles,
            RegistryApi registry,
            PostWords words,
            CityClock clock,
            Pages pages) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.roles = roles;
        this.registry = registry;
        this.words = words;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/access")
    View list(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String after) {
        return list(200, page, new Wanted(q, department, OptionalLong.empty()), after, Map.of(), "", "");
    }

    @StepUp
    @PostMapping("/access/accounts")
    View create(Page page, @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        Map<String, String> values = sent.toSingleValueMap();
        Optional<NewPost> post = post(sent);
        if (post.isEmpty()) {
            return list(422, page, Wanted.any(), "", values, "until", page.t("access.refusal.moment"));
        }
        AccessOutcome outcome = accounts.create(
                Access.required(),
                new NewAccount(
                        values.getOrDefault("login", ""),
                        values.getOrDefault("name", ""),
                        values.getOrDefault("unit", ""),
                        values.getOrDefault("belongs", ""),
                        post.get()));
        return switch (outcome) {
            case AccessOutcome.Done(Account account, Optional<String> link) ->
                account(200, page, account, link.map(path -> Links.whole(request, path)), "");
            case AccessOutcome.Refused(String field, String reason) ->
                list(422, page, Wanted.any(), "", values, field, page.t(reason));
        };
    }

    @GetMapping("/access/accounts/{login}")
    View account(Page page, @PathVariable String login) {
        return account(200, page, found(login), Optional.empty(), "");
    }

    @StepUp
    @PostMapping("/access/accounts/{login}/posts")
    View grant(
            Page page,
            @PathVariable String login,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request) {
        return post(sent)
                .map(post -> shown(page, request, login, accounts.grant(Access.required(), login, post)))
                .orElseGet(() -> account(422, page, found(login), Optional.empty(), page.t("access.refusal.moment")));
    }

    @StepUp
    @PostMapping("/access/accounts/{login}/posts/{post}/end")
    View end(Page page, @PathVariable String login, @PathVariable long post, HttpServletRequest request) {
        return shown(page, request, login, accounts.end(Access.required(), login, post));
    }

    @StepUp
    @PostMapping("/access/accounts/{login}/renew")
    View renew(Page page, @PathVariable String login, HttpServletRequest request) {
        return shown(page, request, login, accounts.renew(Access.required(), login));
    }

    @StepUp
    @PostMapping("/access/accounts/{login}/disable")
    View disable(Page page, @PathVariable String login, HttpServletRequest request) {
        return shown(page, request, login, accounts.disable(Access.required(), login));
    }

    @StepUp
    @PostMapping("/access/accounts/{login}/sessions")
    View endSession(Page page, @PathVariable String login, @RequestParam String key, HttpServletRequest request) {
        return shown(page, request, login, accounts.endSession(Access.required(), login, key));
    }

    private View shown(Page page, HttpServletRequest request, String login, AccessOutcome outcome) {
        return switch (outcome) {
            case AccessOutcome.Done(Account account, Optional<String> link)
            when link.isPresent() -> account(200, page, account, link.map(path -> Links.whole(request, path)), "");
            case AccessOutcome.Done(Account account, var none) -> Back.to("/access/accounts/" + account.login());
            case AccessOutcome.Refused(String field, String reason) ->
                account(422, page, found(login), Optional.empty(), page.t(reason));
        };
    }

    private Account found(String login) {
        return accounts.account(Access.required().scope(), login)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Empty if a moment cannot be read. */
    private Optional<NewPost> post(MultiValueMap<String, String> sent) {
        try {
            return Optional.of(new NewPost(
                    first(sent, "role"),
                    first(sent, "area"),
                    sent.getOrDefault("sectors", List.of()).stream()
                            .filter(sector -> !sector.isBlank())
                            .toList(),
                    moment(first(sent, "from")),
                    moment(first(sent, "until")),
                    first(sent, "standsInFor")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String first(MultiValueMap<String, String> sent, String field) {
        return Optional.ofNullable(sent.getFirst(field)).orElse("").strip();
    }

    private Optional<Instant> moment(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDateTime.parse(text).atZone(clock.getZone()).toInstant());
    }

    private View list(
            int status,
            Page page,
            Wanted wanted,
            String after,
            Map<String, String> values,
            String field,
            String wrong) {
        List<Account> found = accounts.accounts(Access.required().scope(), wanted, after, PAGE + 1);
        List<AccountLine> lines = found.stream()
                .limit(PAGE)
                .map(account -> words.line(page, account))
                .toList();
        Map<String, Object> shown = choices(page);
        shown.put("wanted", wanted);
        shown.put("lines", lines);
        shown.put("next", found.size() > PAGE ? lines.getLast().account().login() : "");
        shown.put("values", values);
        shown.put("field", field);
        shown.put("wrong", wrong);
        return pages.show(status, "access/accounts", page, shown);
    }

    private View account(int status, Page page, Account account, Optional<String> link, String wrong) {
        Map<String, Object> shown = choices(page);
        AccountLine line = words.line(page, account);
        shown.put("account", account);
        shown.put("unit", line.unit());
        shown.put("posts", line.posts());
        shown.put(
                "standIns",
                accounts.standIns(Access.required().scope(), account.login()).stream()
                        .map(seer -> words.standIn(page, seer))
                        .toList());
        shown.put("sessions", sessions.of(account.login()));
        shown.put("link", link.orElse(""));
        shown.put("wrong", wrong);
        return pages.show(status, "access/account", page, shown);
    }

    private Map<String, Object> choices(Page page) {
        Map<String, Object> shown = new HashMap<>();
        shown.put(
                "roles",
                roles.all().stream()
                        .map((Role role) -> new Choice(role.key(), role.name(page.language())))
                        .toList());
        shown.put(
                "sectors",
                registry.sectors().stream()
                        .map(sector -> new Choice(sector.key(), sector.name(page.language())))
                        .toList());
        shown.put(
                "departments",
                registry.departments().stream()
                        .map(department -> new Choice(department.key(), department.name(page.language())))
                        .toList());
        shown.put("mayWrite", page.reader().may("access.write"));
        return shown;
    }
}
