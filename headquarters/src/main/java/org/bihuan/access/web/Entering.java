package org.bihuan.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.model.Role;
import org.bihuan.access.model.Roles;
import org.bihuan.access.model.Shift;
import org.bihuan.access.model.SignIns;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Begins a session for somebody who has proved who they are. */
@Component
class Entering {
    private static final String DEVICE_COOKIE = "bihuan-device";
    private static final int DEVICE_BYTES = 24;
    private static final int LONGEST_NAME = 160;
    private static final Access AT_THE_DOOR = Access.house("somebody signs in");

    private final SecurityContextRepository contexts;
    private final AccessApi accounts;
    private final SignIns signIns;
    private final Roles roles;
    private final CityClock clock;
    private final RealClock realTime;
    private final SecureRandom random;

    Entering(
            SecurityContextRepository contexts,
            AccessApi accounts,
            SignIns signIns,
            Roles roles,
            CityClock clock,
            RealClock realTime,
            SecureRandom random) {
        this.contexts = contexts;
        this.accounts = accounts;
        this.signIns = signIns;
        this.roles = roles;
        this.clock = clock;
        this.realTime = realTime;
        this.random = random;
    }

    /**
     * False if the account holds no post now.
     *
     * @param until end of the shift, local to the city; empty: as long as the role's shifts are
     */
    boolean enter(
            long account,
            String login,
            Optional<LocalTime> until,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> found = AT_THE_DOOR.get(() -> accounts.account(Scope.everything(), login));
        Optional<Role> role = found.filter(known -> !known.disabled()).stream()
                .flatMap(known -> known.postsAt(clock.instant()).stream())
                .findFirst()
                .flatMap(post -> roles.find(post.role()));
        if (role.isEmpty()) {
            return false;
        }
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate(); // whatever id somebody came with, it opens nothing of theirs
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) role.get().session().toSeconds());
        session.setAttribute(Marks.ADDRESS, request.getRemoteAddr());
        session.setAttribute(Marks.DEVICE, shortened(request.getHeader("User-Agent")));
        Duration shift = Shift.length(role.get(), until, LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
        session.setAttribute(Marks.ENDS, realTime.instant().plus(shift).toEpochMilli());
        if (!role.get().device()) {
            session.setAttribute(Marks.PROVED, realTime.instant().toEpochMilli());
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account, login), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        signIns.remember(account, keepDevice(request, response));
        return true;
    }

    /** Whoever the session belongs to has just proved once more who they are. */
    void proved(HttpServletRequest request) {
        request.getSession().setAttribute(Marks.PROVED, realTime.instant().toEpochMilli());
    }

    /** Ends a session whose time is up; true if it was. */
    boolean over(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        boolean over = session != null
                && session.getAttribute(Marks.ENDS) instanceof Long at
                && realTime.instant().toEpochMilli() >= at;
        if (over) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        return over;
    }

    /** True if the session's owner proved who they are within the time. */
    boolean provedWithin(Duration time, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(Marks.PROVED) instanceof Long at
                && realTime.instant().toEpochMilli() - at < time.toMillis();
    }

    static String device(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, DEVICE_COOKIE);
        return cookie == null ? "" : cookie.getValue();
    }

    private String keepDevice(HttpServletRequest request, HttpServletResponse response) {
        String known = device(request);
        if (known.matches("[A-Za-z0-9_-]{32}")) {
            return known;
        }
        byte[] bytes = new byte[DEVICE_BYTES];
        random.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Cookie cookie = new Cookie(DEVICE_COOKIE, made);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setPath("/sign-in");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return made;
    }

    private static String shortened(@Nullable String name) {
        String text = Objects.requireNonNullElse(name, "");
        return text.substring(0, Math.min(LONGEST_NAME, text.length()));
    }
}
