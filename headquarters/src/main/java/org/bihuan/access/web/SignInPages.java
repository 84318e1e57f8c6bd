package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.bihuan.access.model.SignIns;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The door: a password, or a link that works once. */
@Controller
class SignInPages {
    private final SignIns signIns;
    private final Entering entering;
    private final Elsewhere elsewhere;
    private final Pages pages;

    SignInPages(SignIns signIns, Entering entering, Elsewhere elsewhere, Pages pages) {
        this.elsewhere = elsewhere;
        this.signIns = signIns;
        this.entering = entering;
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    View door(
            Page page,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(name = "elsewhere", defaultValue = "") String came) {
        return came.isEmpty() ? door(200, page, back, "", "") : door(403, page, back, "", elsewhere.told(page, came));
    }

    @PostMapping("/sign-in")
    View signIn(
            Page page,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable LocalTime shift,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignIns.Result result = signIns.password(login, password, request.getRemoteAddr(), Entering.device(request));
        return switch (result) {
            case SignIns.Result.Entered(long account, String known) ->
                entering.enter(account, known, Optional.ofNullable(shift), request, response)
                        ? Back.to(back)
                        : door(403, page, back, login, page.t("access.door.noPost"));
            case SignIns.Result.Wrong() -> door(403, page, back, login, page.t("access.door.wrong"));
            case SignIns.Result.Wait(var time) ->
                door(429, page, back, login, page.t("access.door.wait", String.valueOf(time.toSeconds() + 1)));
        };
    }

    @PostMapping("/sign-out")
    View signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        return Back.to("/sign-in");
    }

    /** Looking at a link does not use it: mail scanners look at links. */
    @GetMapping("/access/link/{token}")
    View link(Page page, @PathVariable String token) {
        return signIns.link(token)
                .map(link -> shown(200, page, token, link, ""))
                .orElseGet(() -> pages.show(404, "access/gone", page, Map.of()));
    }

    @PostMapping("/access/link/{token}")
    View use(
            Page page,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SignIns.Link> link = signIns.link(token);
        if (link.isEmpty()) {
            return pages.show(404, "access/gone", page, Map.of());
        }
        if (link.get().enters()) {
            return signIns.enter(token) instanceof SignIns.Result.Entered(long account, String login)
                            && entering.enter(account, login, Optional.empty(), request, response)
                    ? Back.to("/")
                    : pages.show(404, "access/gone", page, Map.of());
        }
        if (!password.equals(again)) {
            return shown(422, page, token, link.get(), page.t("access.secret.differs"));
        }
        Optional<String> flaw = signIns.choose(token, password);
        return flaw.map(reason -> shown(422, page, token, link.get(), page.t(reason)))
                .orElseGet(() -> Back.to("/sign-in"));
    }

    private View shown(int status, Page page, String token, SignIns.Link link, String wrong) {
        return pages.show(status, "access/link", page, Map.of("token", token, "link", link, "wrong", wrong));
    }

    private View door(int status, Page page, String back, String login, String wrong) {
        return pages.show(
                status,
                "access/door",
                page,
                Map.of("back", back, "login", login, "wrong", wrong, "elsewhere", elsewhere.label()));
    }
}
