package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.model.Passkeys;
import org.bihuan.access.model.Sessions;
import org.bihuan.access.model.SignIns;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** One's own page: in which post one acts, where one is signed in, the password; and proving once more who one is. */
@Controller
class MyPages {
    private static final Access MYSELF = Access.house("somebody's own page");

    private final AccessApi accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final PostWords words;
    private final CityClock clock;
    private final Entering entering;
    private final Passkeys passkeys;
    private final Elsewhere elsewhere;
    private final Pages pages;

    MyPages(
            AccessApi accounts,
            SignIns signIns,
            Sessions sessions,
            PostWords words,
            CityClock clock,
            Entering entering,
            Passkeys passkeys,
            Elsewhere elsewhere,
            Pages pages) {
        this.elsewhere = elsewhere;
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.words = words;
        this.clock = clock;
        this.entering = entering;
        this.passkeys = passkeys;
        this.pages = pages;
    }

    @GetMapping("/access/me")
    View me(Page page, HttpServletRequest request) {
        return me(200, page, request, "", false);
    }

    @PostMapping("/access/me/post")
    View act(@RequestParam long post, @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        Account account = mine();
        if (account.postsAt(clock.instant()).stream().noneMatch(held -> held.id() == post)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        request.getSession().setAttribute(Marks.POST, post);
        return Back.to(back);
    }

    @PostMapping("/access/me/sessions")
    View end(@RequestParam String key) {
        sessions.end(mine().login(), key);
        return Back.to("/access/me");
    }

    @PostMapping("/access/me/password")
    View password(
            Page page,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request) {
        if (!password.equals(again)) {
            return me(422, page, request, page.t("access.secret.differs"), false);
        }
        Optional<String> flaw = signIns.change(mine().login(), old, password);
        return flaw.map(reason -> me(422, page, request, page.t(reason), false)).orElseGet(() -> Back.to("/sign-in"));
    }

    @GetMapping("/access/me/prove")
    View prove(
            Page page,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(name = "elsewhere", defaultValue = "") String came) {
        return came.isEmpty() ? prove(200, page, back, "") : prove(403, page, back, elsewhere.told(page, came));
    }

    @PostMapping("/access/me/prove")
    View proved(
            Page page,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        SignIns.Result result =
                signIns.password(mine().login(), password, request.getRemoteAddr(), Entering.device(request));
        return switch (result) {
            case SignIns.Result.Entered entered -> {
                entering.proved(request);
                yield Back.to(back);
            }
            case SignIns.Result.Wrong() -> prove(403, page, back, page.t("access.secret.wrong"));
            case SignIns.Result.Wait(var time) ->
                prove(429, page, back, page.t("access.door.wait", String.valueOf(time.toSeconds() + 1)));
        };
    }

    private View prove(int status, Page page, String back, String wrong) {
        return pages.show(
                status, "access/prove", page, Map.of("back", back, "wrong", wrong, "elsewhere", elsewhere.label()));
    }

    private View me(int status, Page page, HttpServletRequest request, String wrong, boolean changed) {
        Account account = mine();
        HttpSession session = request.getSession(false);
        Object chosen = session == null ? null : session.getAttribute(Marks.POST);
        List<ToldPost> posts = account.postsAt(clock.instant()).stream()
                .map(post -> words.tell(page, post))
                .toList();
        long here = chosen instanceof Long post && posts.stream().anyMatch(told -> told.id() == post)
                ? post
                : posts.isEmpty() ? 0 : posts.getFirst().id();
        return pages.show(
                status,
                "access/me",
                page,
                Map.of(
                        "account",
                        account,
                        "unit",
                        words.line(page, account).unit(),
                        "posts",
                        posts,
                        "here",
                        here,
                        "sessions",
                        sessions.of(account.login()),
                        "passkeys",
                        passkeys.of(account.login()),
                        "thisSession",
                        session == null ? "" : SessionBook.key(session.getId()),
                        "wrong",
                        wrong));
    }

    /** Whoever asks; a command of the machine has no page of its own. */
    private Account mine() {
        String login = Access.required().actor().login();
        return MYSELF.get(() -> accounts.account(Scope.everything(), login))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
