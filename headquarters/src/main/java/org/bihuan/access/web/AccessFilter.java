package org.bihuan.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.KeyEntry;
import org.bihuan.shell.cli.MachineToken;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.setup.Setup;
import org.bihuan.shell.setup.SetupKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Lets every request run as one access and asks whether that may enter at all. What is not known to be open is closed.
 * Which rows it sees is decided by its scope, later.
 */
final class AccessFilter extends OncePerRequestFilter {
    private final AccessApi accounts;
    private final Entering entering;
    private final MachineToken machine;
    private final Setup setup;
    private final SetupKey key;
    private final KeyDoor programs;

    AccessFilter(
            AccessApi accounts, Entering entering, MachineToken machine, Setup setup, SetupKey key, KeyDoor programs) {
        this.programs = programs;
        this.accounts = accounts;
        this.entering = entering;
        this.machine = machine;
        this.setup = setup;
        this.key = key;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!setup.open() && brings(request.getParameter("key"))) {
            keepKey(request, response);
            return;
        }
        Optional<Access> access = Optional.empty();
        switch (programs.come(request)) {
            case KeyEntry.Wait(Duration time) -> {
                KeyDoor.tooMany(response, time);
                return;
            }
            case KeyEntry.Entered(Access program) -> access = Optional.of(program);
            case KeyEntry.Unknown unknown -> access = who(request);
        }
        if (access.isPresent() && !Doors.open(path) && !programs.mayGoOn(access.get(), response)) {
            return;
        }
        if (Doors.open(path)) {
            as(access.orElse(Access.nobody()), request, response, chain);
        } else if (access.isEmpty()) {
            showTheDoor(request, response, path);
        } else if (Doors.admits(access.get().actor(), request.getMethod(), path)) {
            as(access.get(), request, response, chain);
        } else {
            as(access.get(), request, response, (req, res) -> ((HttpServletResponse) res).sendError(403));
        }
    }

    private Optional<Access> who(HttpServletRequest request) {
        String bearer = request.getHeader("Authorization");
        if (bearer != null) {
            return machine.accepts(bearer, request.getRemoteAddr())
                    ? Optional.of(Access.house("a command on this machine"))
                    : Optional.empty();
        }
        if (!setup.open()) {
            Cookie cookie = WebUtils.getCookie(request, SetupKey.COOKIE);
            return cookie != null && brings(cookie.getValue())
                    ? Optional.of(Access.house("whoever sets the city up"))
                    : Optional.empty();
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (entering.over(request)
                || authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn somebody)) {
            return Optional.empty();
        }
        return accounts.enter(somebody.account(), post(request));
    }

    private boolean brings(@Nullable String value) {
        return value != null
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), key.value().getBytes(StandardCharsets.UTF_8));
    }

    /** The key goes from the address into a cookie, where it is seen by nobody. */
    private void keepKey(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(SetupKey.COOKIE, key.value());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/shell/setup");
    }

    private static long post(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(Marks.POST) instanceof Long post ? post : 0;
    }

    private void showTheDoor(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (!setup.open()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (Doors.api(path)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String query = request.getQueryString();
        String back = request.getMethod().equals("GET") ? path + (query == null ? "" : "?" + query) : "/";
        String door = "/sign-in" + (back.equals("/") ? "" : "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", door);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", door);
        }
    }

    private static void as(Access access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object[] failure = new Object[1];
        access.run(() -> {
            try {
                chain.doFilter(request, response);
            } catch (ServletException | IOException e) {
                failure[0] = e;
            }
        });
        switch ((@Nullable Object) failure[0]) {
            case ServletException e -> throw e;
            case IOException e -> throw e;
            case null, default -> {}
        }
    }
}
